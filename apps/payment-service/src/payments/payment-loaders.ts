import { viewerOf } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { Injectable } from '@nestjs/common';
import { FindPayments } from './find-payments.query.js';
import type { GraphqlPayment } from './payments.graphql.js';
import { toGraphqlPayment } from './to-graphql.js';

const BY_ID = Symbol('payments by id');
const BY_LESSON = Symbol('payments by lesson');

/** The payments that one GraphQL request asks for, fetched together. */
@Injectable()
export class PaymentLoaders {
  constructor(private readonly findPayments: FindPayments) {}

  async byId(id: string, context: GraphqlContext): Promise<GraphqlPayment | null> {
    const viewer = viewerOf(context);
    const payment = await loaderOf(context, BY_ID, (ids: readonly string[]) => this.findPayments.byIds(ids, viewer)).load(id);
    return payment && toGraphqlPayment(payment);
  }

  async byLesson(lessonId: string, context: GraphqlContext): Promise<GraphqlPayment | null> {
    const viewer = viewerOf(context);
    const payment = await loaderOf(context, BY_LESSON, (ids: readonly string[]) => this.findPayments.byLessons(ids, viewer)).load(lessonId);
    return payment && toGraphqlPayment(payment);
  }
}
