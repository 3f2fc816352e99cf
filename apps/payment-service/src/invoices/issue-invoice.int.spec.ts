import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { v7 as uuid } from 'uuid';
import { PaymentWorld } from '../../test/payment-world.js';
import { PaymentsRepository, type Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { IssueInvoice } from './issue-invoice.js';

describe('invoice numbers', () => {
  let world: PaymentWorld;

  beforeAll(async () => {
    world = await PaymentWorld.start();
  });

  afterAll(() => world.close());

  /** A payment that has reached its end, without the way there. */
  const captured = async (): Promise<Payment> => {
    const now = world.clock.now();
    const payment = await world.service.app.get(PaymentsRepository).insert(world.service.app.get<Database>(DATABASE), {
      ...{ id: uuid(), lessonId: uuid(), studentUserId: uuid(), tutorUserId: uuid(), idempotencyKey: uuid(), paymentMethod: 'pm_card_visa' },
      ...{ amountMinor: 4_000n, platformFeeMinor: 600n, tutorShareMinor: 3_400n, currency: 'EUR', status: 'captured', createdAt: now, updatedAt: now },
    });
    if (!payment) throw new Error('the payment was not inserted');
    return payment;
  };

  const issue = (payment: Payment, options: { at?: Date; fails?: boolean } = {}) =>
    world.service.app.get(UnitOfWork).run(async (scope) => {
      const invoice = await world.service.app.get(IssueInvoice).run(scope, payment, options.at ?? world.clock.now());
      if (options.fails) throw new Error('rolled back');
      return invoice;
    });

  const numbers = async () => (await world.sql<{ number: string }[]>`SELECT number FROM payment.invoices ORDER BY number`).map(({ number }) => number);

  it('have no gaps, though forty are issued at once and every third is rolled back', async () => {
    const payments = await Promise.all(Array.from({ length: 40 }, captured));
    const outcomes = await Promise.allSettled(payments.map((payment, index) => issue(payment, { fails: index % 3 === 0 })));
    const issued = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(issued).toBe(26);
    expect(await numbers()).toEqual(Array.from({ length: issued }, (_, index) => `2026-${String(index + 1).padStart(6, '0')}`));
    expect(await world.service.published('payment.invoice.issued.v1')).toHaveLength(issued);
  });

  it('begin anew every year, by UTC', async () => {
    const lastMoment = await issue(await captured(), { at: new Date('2027-12-31T23:59:59.999Z') });
    const firstMoment = await issue(await captured(), { at: new Date('2028-01-01T00:00:00Z') });
    expect([lastMoment.number, firstMoment.number]).toEqual(['2027-000001', '2028-000001']);
  });

  it('are given once to a payment', async () => {
    const payment = await captured();
    await issue(payment);
    const before = await numbers();
    await expect(issue(payment)).rejects.toThrow();
    expect(await numbers()).toEqual(before);
  });
});
