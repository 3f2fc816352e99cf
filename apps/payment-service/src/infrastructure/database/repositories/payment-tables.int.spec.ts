import { connect, type Connection, type Executor } from '@edtech/drizzle';
import { createTestDatabase, eventually, type TestDatabase } from '@edtech/testing';
import { v7 as uuid } from 'uuid';
import { paymentService } from '../../../app.js';
import { canBecome, isPending, PAYMENT_STATUSES, type PaymentStatus } from '../../../payments/payment.js';
import type { NewPayment, Payment } from '../schemas/payments.schema.js';
import { PaymentsRepository } from './payments.repository.js';
import { PayoutsRepository } from './payouts.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { StripeAccountsRepository } from './stripe-accounts.repository.js';

const now = new Date('2026-11-01T09:00:00Z');

/** The database's refusal, below what drizzle says about the statement. */
const refusedWith = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

describe('the payment tables', () => {
  let database: TestDatabase;
  let connection: Connection;
  const payments = new PaymentsRepository();

  beforeAll(async () => {
    database = await createTestDatabase(paymentService);
    connection = connect({ ...database.environment, applicationName: 'test', schema: 'payment' });
  });

  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  const claimedIn = (status: PaymentStatus) => (isPending(status) ? now : null);

  const insert = async (changes: Partial<NewPayment> = {}): Promise<Payment> => {
    const status = changes.status ?? 'captured';
    const payment = await payments.insert(connection.db, {
      ...{ id: uuid(), lessonId: uuid(), studentUserId: uuid(), tutorUserId: uuid(), idempotencyKey: uuid(), paymentMethod: 'pm_card_visa' },
      ...{ amountMinor: 4_000n, platformFeeMinor: 600n, tutorShareMinor: 3_400n, currency: 'EUR', createdAt: now, updatedAt: now },
      ...{ status, claimedUntil: claimedIn(status), declineReason: status === 'declined' ? 'card_declined' : null },
      ...changes,
    });
    if (!payment) throw new Error('the payment was not inserted');
    return payment;
  };

  describe('payments', () => {
    it('take exactly the steps that the rules know', async () => {
      const taken: string[] = [];
      for (const from of PAYMENT_STATUSES) {
        for (const to of PAYMENT_STATUSES.filter((status) => status !== from)) {
          const { id } = await insert({ status: from });
          const change = { status: to, claimedUntil: claimedIn(to), declineReason: to === 'declined' ? 'card_declined' : null };
          const stepped = await connection.db.transaction((tx) => payments.change(tx, id, change, now)).then(
            () => true,
            () => false,
          );
          if (stepped) taken.push(`${from} ${to}`);
        }
      }
      const known = PAYMENT_STATUSES.flatMap((from) => PAYMENT_STATUSES.filter((to) => canBecome(from, to)).map((to) => `${from} ${to}`));
      expect(taken).toEqual(known);
    });

    it.each([
      ['lesson_id', uuid()],
      ['student_user_id', uuid()],
      ['tutor_user_id', uuid()],
      ['currency', 'USD'],
      ['payment_method', 'pm_card_mastercard'],
      ['idempotency_key', uuid()],
    ])('never change what was agreed: %s', async (column, value) => {
      const { id } = await insert();
      await expect(database.admin.unsafe(`UPDATE payment.payments SET ${column} = '${value}' WHERE id = '${id}'`)).rejects.toThrow('never changed');
    });

    it('never change their amounts, even where the split stays exact', async () => {
      const { id } = await insert();
      await expect(database.admin`UPDATE payment.payments SET platform_fee_minor = 700, tutor_share_minor = 3300 WHERE id = ${id}`).rejects.toThrow('never changed');
    });

    it.each([
      ['an amount of nothing', { amountMinor: 0n, platformFeeMinor: 0n, tutorShareMinor: 0n }],
      ['a split that does not add up', { platformFeeMinor: 601n }],
      ['a negative share', { platformFeeMinor: 4_001n, tutorShareMinor: -1n }],
      ['a currency that is none', { currency: 'eur' }],
      ['more refunded than paid', { refundedMinor: 4_001n }],
      ['a status that nobody knows', { status: 'lost' as PaymentStatus }],
      ['a decline without a reason', { status: 'declined' as const, declineReason: null }],
      ['a pending status that nobody would take up', { status: 'void_pending' as const, claimedUntil: null }],
    ])('refuse %s', async (_what, changes) => {
      await expect(insert(changes)).rejects.toEqual(refusedWith('23514'));
    });

    it('are one at a time per lesson, and one per key of a student', async () => {
      const { lessonId, studentUserId, idempotencyKey } = await insert({ status: 'authorized' });
      await expect(insert({ lessonId, status: 'capture_pending' })).rejects.toThrow('not inserted');
      await expect(insert({ studentUserId, idempotencyKey })).rejects.toThrow('not inserted');
      await expect(insert({ lessonId, status: 'declined' })).resolves.toBeDefined();
      await expect(insert({ lessonId, status: 'voided' })).resolves.toBeDefined();
    });

    it('are claimed by one of many at once, the longest due first and never more than asked for', async () => {
      await database.admin`DELETE FROM payment.payments WHERE claimed_until IS NOT NULL`;
      const due = await Promise.all(Array.from({ length: 30 }, (_, index) => insert({ status: 'capture_pending', claimedUntil: new Date(now.getTime() - index) })));
      await insert({ status: 'capture_pending', claimedUntil: new Date(now.getTime() + 1) });
      const claim = () => payments.claimDue(connection.db, { now, claimUntil: new Date(now.getTime() + 60_000), limit: 10 });
      const [first] = await Promise.all([claim()]);
      expect(new Set(first?.map(({ id }) => id))).toEqual(new Set(due.slice(20).map(({ id }) => id)));
      const others = (await Promise.all(Array.from({ length: 4 }, claim))).flat();
      expect(new Set([...(first ?? []), ...others].map(({ id }) => id)).size).toBe(10 + others.length);
      expect(others).toHaveLength(20);
      expect(await claim()).toEqual([]);
    });
  });

  describe('refunds', () => {
    const refunds = new RefundsRepository();
    const refund = (paymentId: string, amountMinor: bigint, currency = 'EUR', db: Executor = connection.db) =>
      refunds.insert(db, { id: uuid(), paymentId, amountMinor, currency, reason: 'quality', status: 'pending', createdAt: now, updatedAt: now });

    it('never exceed the payment, though fifty are asked for at once', async () => {
      const { id } = await insert();
      const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => refund(id, 300n)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(13);
      expect((await refunds.findByPayment(connection.db, id)).reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(3_900n);
    });

    it('wait for one that has not committed yet before they are weighed', async () => {
      const { id } = await insert();
      let second: Promise<unknown> | undefined;
      await connection.db.transaction(async (tx) => {
        await refund(id, 3_000n, 'EUR', tx);
        second = refund(id, 3_000n).then(() => 'given', () => 'refused');
        await eventually(async () => (await database.admin`SELECT FROM pg_locks WHERE NOT granted`).length > 0);
      });
      expect(await second).toBe('refused');
    });

    it('that failed leave room for others, and cannot come back into it', async () => {
      const { id } = await insert();
      const failed = await refund(id, 4_000n);
      await expect(refund(id, 1n)).rejects.toEqual(refusedWith('23514'));
      expect(await refunds.settle(connection.db, failed.id, { status: 'failed', stripeRefundId: 're_1' }, now)).toBe(true);
      expect(await refunds.settle(connection.db, failed.id, { status: 'succeeded', stripeRefundId: 're_1' }, now)).toBe(false);
      await refund(id, 4_000n);
      await expect(database.admin`UPDATE payment.refunds SET status = 'succeeded' WHERE id = ${failed.id}`).rejects.toThrow('would exceed');
    });

    it('are in the currency that was paid', async () => {
      const { id } = await insert();
      await expect(refund(id, 1n, 'USD')).rejects.toEqual(refusedWith('23514'));
    });
  });

  it('pay a tutor out once per period and currency, with one id of the provider', async () => {
    const payouts = new PayoutsRepository();
    const tutorUserId = uuid();
    const payout = (period: string, currency = 'EUR') =>
      payouts.insertOnce(connection.db, { id: uuid(), tutorUserId, amountMinor: 3_400n, currency, period, status: 'pending', createdAt: now, updatedAt: now });
    const made = await Promise.all(Array.from({ length: 5 }, () => payout('2026-10')));
    const [only] = made.filter((one) => one !== undefined);
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await payout('2026-10', 'USD')).toBeDefined();
    expect(await payout('2026-11')).toBeDefined();
    await expect(payout('2026-13')).rejects.toEqual(refusedWith('23514'));
    expect(await payouts.setStripePayoutId(connection.db, only!.id, 'po_1', now)).toBe(true);
    expect(await payouts.setStripePayoutId(connection.db, only!.id, 'po_2', now)).toBe(false);
    expect(await payouts.findByTutor(connection.db, tutorUserId)).toHaveLength(3);
  });

  it('give a tutor one account to be paid to, incomplete until the provider says otherwise', async () => {
    const accounts = new StripeAccountsRepository();
    const tutorUserId = uuid();
    const open = (stripeAccountId: string) => accounts.insertOnce(connection.db, { id: uuid(), tutorUserId, stripeAccountId, createdAt: now, updatedAt: now });
    expect(await open('acct_1')).toMatchObject({ stripeAccountId: 'acct_1', onboardingComplete: false });
    expect(await open('acct_2')).toMatchObject({ stripeAccountId: 'acct_1' });
    await accounts.setOnboardingComplete(connection.db, 'acct_1', true, now);
    expect(await accounts.findByTutor(connection.db, tutorUserId)).toMatchObject({ onboardingComplete: true });
  });

  it('name the owner of everything that belongs to another service, and reference none of it by a foreign key', async () => {
    const references = await database.admin<{ column: string; owner: string }[]>`
      SELECT c.relname || '.' || a.attname AS column, d.description AS owner FROM pg_description d
      JOIN pg_class c ON c.oid = d.objoid JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'payment'
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid WHERE a.attname ~ '(user|lesson)_id$'`;
    const columns = await database.admin<{ column: string }[]>`
      SELECT table_name || '.' || column_name AS column FROM information_schema.columns WHERE table_schema = 'payment' AND column_name ~ '(user|lesson)_id$'`;
    expect(references.map(({ column }) => column).sort()).toEqual(columns.map(({ column }) => column).sort());
    for (const { owner } of references) expect(['identity.User', 'learning.Lesson']).toContain(owner);
  });
});
