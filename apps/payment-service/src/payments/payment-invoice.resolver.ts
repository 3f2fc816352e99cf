import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FindInvoices } from '../invoices/find-invoices.query.js';
import { GraphqlInvoice } from '../invoices/invoices.graphql.js';
import { GraphqlPayment } from './payments.graphql.js';

const BY_PAYMENT = Symbol('invoices by payment');

@Resolver(() => GraphqlPayment)
export class PaymentInvoiceResolver {
  constructor(private readonly findInvoices: FindInvoices) {}

  /** Whoever has got hold of the payment may see its invoice: payments are only given to those who may. */
  @ResolveField(() => GraphqlInvoice, { name: 'invoice', nullable: true, description: 'The invoice; null until the payment is captured.' })
  async invoice(@Parent() payment: GraphqlPayment, @Context() context: GraphqlContext): Promise<GraphqlInvoice | null> {
    const invoice = await loaderOf(context, BY_PAYMENT, (ids: readonly string[]) => this.findInvoices.byPayments(ids)).load(payment.id);
    if (!invoice) return null;
    const { id, number, issuedAt, amountMinor, currency } = invoice;
    return { id, number, issuedAt, amount: { amountMinor: Number(amountMinor), currency } };
  }
}
