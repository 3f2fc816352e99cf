import { eventually } from '@edtech/testing';
import fc from 'fast-check';
import postgres from 'postgres';
import { v7 as uuid } from 'uuid';
import { PaymentWorld, type BookedLesson } from '../../test/payment-world.js';

describe('the books', () => {
  let world: PaymentWorld;
  let runtime: postgres.Sql;
  let owner: postgres.Sql;

  beforeAll(async () => {
    world = await PaymentWorld.start();
    const as = ({ host, port, name: database, user, password }: (typeof world.service.database)['owner']) => postgres({ host, port, database, user, password, max: 2, onnotice: () => undefined });
    runtime = as(world.service.database.environment);
    owner = as(world.service.database.owner);
  });

  afterAll(async () => {
    await Promise.all([runtime.end(), owner.end()]);
    await world.close();
  });

  const captured = async (): Promise<BookedLesson> => {
    const lesson = await world.book();
    await world.pay(lesson);
    await world.end(lesson, 'completed');
    await world.paymentIn('CAPTURED', lesson);
    return lesson;
  };

  /** Until its payments are no longer open. Learning completes no lesson before. */
  const answered = ({ state }: BookedLesson) =>
    eventually(async () => {
      world.clock.advance(1_000);
      return (await world.sql`SELECT FROM payment.payments WHERE lesson_id = ${state.lessonId} AND status = 'authorization_pending'`).length === 0;
    });

  /** What is wrong in the books; nothing, if all is well. */
  const breaches = () => world.sql`
    SELECT 'entries' AS what, journal_id::text AS which FROM payment.ledger_entries GROUP BY journal_id, currency HAVING sum(amount_minor) <> 0
    UNION ALL
    SELECT 'movements', journal_id::text FROM payment.transactions GROUP BY journal_id, currency HAVING sum(amount_minor) <> 0
    UNION ALL
    SELECT 'captured and not booked once', p.id::text FROM payment.payments p LEFT JOIN payment.ledger_journals j ON j.payment_id = p.id
      GROUP BY p.id HAVING count(j.id) <> (p.status = 'captured')::int
    UNION ALL
    SELECT 'captured and not invoiced once', p.id::text FROM payment.payments p LEFT JOIN payment.invoices i ON i.payment_id = p.id AND i.amount_minor = p.amount_minor
      GROUP BY p.id HAVING count(i.id) <> (p.status = 'captured')::int
    UNION ALL
    SELECT 'clearing differs from the provider', currency FROM (
      SELECT currency, sum(amount_minor) AS minor FROM payment.sandbox_charges WHERE status = 'captured' GROUP BY currency
      UNION ALL
      SELECT a.currency, -sum(e.amount_minor) FROM payment.ledger_entries e JOIN payment.ledger_accounts a ON a.id = e.account_id
        WHERE a.kind = 'platform_clearing' GROUP BY a.currency) both_sides GROUP BY currency HAVING sum(minor) <> 0
    UNION ALL
    SELECT 'a tutor is owed something else', tutor_user_id::text FROM (
      SELECT tutor_user_id, tutor_share_minor AS minor FROM payment.payments WHERE status = 'captured'
      UNION ALL
      SELECT a.owner_user_id, e.amount_minor FROM payment.ledger_entries e JOIN payment.ledger_accounts a ON a.id = e.account_id
        WHERE a.kind = 'tutor_payable') both_sides GROUP BY tutor_user_id HAVING sum(minor) <> 0
    UNION ALL
    SELECT 'revenue differs from the fees', 'all' FROM (
      SELECT platform_fee_minor AS minor FROM payment.payments WHERE status = 'captured'
      UNION ALL
      SELECT e.amount_minor FROM payment.ledger_entries e JOIN payment.ledger_accounts a ON a.id = e.account_id
        WHERE a.kind = 'platform_revenue') both_sides HAVING sum(minor) <> 0`;

  it('agree with themselves, with the provider and with the payments after any journeys', async () => {
    const journey = fc.record({
      amountMinor: fc.integer({ min: 1, max: 1_000_000 }),
      currency: fc.constantFrom('EUR', 'USD'),
      paymentMethod: fc.constantFrom('pm_card_visa', 'pm_card_visa', 'pm_card_declined', 'pm_card_timeout', 'pm_card_capture_timeout', 'pm_card_void_timeout'),
      payments: fc.integer({ min: 1, max: 3 }),
      ending: fc.constantFrom('completed', 'completed', 'cancelled', 'released', null),
      endsBeforePaid: fc.boolean(),
      repeats: fc.integer({ min: 1, max: 3 }),
    });
    const tutor = world.service.user('tutor');
    await fc.assert(
      fc.asyncProperty(fc.array(journey, { minLength: 3, maxLength: 8 }), async (journeys) => {
        await Promise.all(
          journeys.map(async ({ amountMinor, currency, paymentMethod, payments, ending, endsBeforePaid, repeats }) => {
            const lesson = await world.book({ price: { amountMinor, currency }, tutorUserId: tutor.userId });
            const pay = () => Promise.all(Array.from({ length: payments }, () => world.pay(lesson, { paymentMethod })));
            const end = async () => {
              for (let time = 0; ending && time < repeats; time += 1) await world.end(lesson, ending, { sequence: 3 + time });
            };
            // A lesson that ends while it is being paid for was given up: nothing else can happen to a held lesson.
            if (endsBeforePaid && ending !== 'completed') await Promise.all([pay(), end()]);
            else await pay().then(() => ending === 'completed' && answered(lesson)).then(end);
          }),
        );
        await eventually(async () => {
          world.clock.advance(5_000);
          const pending = await world.sql`SELECT id, status, problem FROM payment.payments WHERE claimed_until IS NOT NULL`;
          if (pending.length > 0) throw new Error(`still pending: ${JSON.stringify(pending)}`);
          return true;
        });
        expect(await breaches()).toEqual([]);
        const misled = world.sql`SELECT l.status, p.status FROM payment.payments p JOIN payment.lesson_references l USING (lesson_id)
          WHERE p.status NOT IN ('voided', 'declined') AND l.status IN ('released', 'cancelled') OR p.status = 'authorized' AND l.status = 'completed'`;
        expect(await misled).toEqual([]);
        expect(await world.sql`SELECT p.id FROM payment.payments p JOIN payment.sandbox_charges c ON c.id = p.provider_reference WHERE c.status <> p.status`).toEqual([]);
      }),
      // A failure is shown as it is found: making it smaller takes longer than reading it.
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);

  it.each(['ledger_journals', 'ledger_entries', 'ledger_accounts', 'transactions', 'invoices'])('let nobody change or delete a row of %s', async (table) => {
    await captured();
    const column = { ledger_journals: 'reference', ledger_entries: 'amount_minor', ledger_accounts: 'currency', transactions: 'amount_minor', invoices: 'amount_minor' }[table];
    const changes = [`UPDATE payment.${table} SET ${column} = ${column}`, `DELETE FROM payment.${table}`];
    for (const change of changes) {
      // The runtime role has not the right; the owner has it and is refused by a trigger.
      await expect(runtime.unsafe(change)).rejects.toMatchObject({ code: '42501' });
      await expect(owner.unsafe(change)).rejects.toMatchObject({ code: '23001' });
    }
    await expect(owner.unsafe(`TRUNCATE payment.${table} CASCADE`)).rejects.toMatchObject({ code: '23001' });
  });

  describe('refuse at the commit', () => {
    const journal = (lines: (tx: postgres.TransactionSql, journalId: string) => Promise<unknown>) =>
      runtime.begin(async (tx) => {
        const journalId = uuid();
        await tx`INSERT INTO payment.ledger_journals (id, kind, reference, posted_at) VALUES (${journalId}, 'reversal', ${journalId}, now())`;
        await lines(tx, journalId);
        // So far nothing was refused: entries come one by one.
        return 'to be committed';
      });
    const entry = (tx: postgres.TransactionSql, journalId: string, amount: number, currency = 'EUR') => tx`
      INSERT INTO payment.ledger_entries (id, journal_id, account_id, amount_minor, currency)
      SELECT ${uuid()}, ${journalId}, id, ${amount}, ${currency} FROM payment.ledger_accounts WHERE kind = 'platform_clearing' AND currency = 'EUR'`;

    beforeAll(captured);

    it('a journal whose entries do not sum to zero', async () => {
      await expect(journal(async (tx, id) => [await entry(tx, id, 5), await entry(tx, id, -4)])).rejects.toThrow('do not sum to zero');
      await expect(journal(async (tx, id) => [await entry(tx, id, 5), await entry(tx, id, -5)])).resolves.toBe('to be committed');
    });

    it('an entry that is added to a journal which balanced', async () => {
      const [booked] = await world.sql<{ id: string }[]>`SELECT id FROM payment.ledger_journals LIMIT 1`;
      await expect(runtime.begin((tx) => entry(tx, booked!.id, 1))).rejects.toThrow('do not sum to zero');
    });

    it('a journal without entries', async () => {
      await expect(journal(async () => undefined)).rejects.toThrow('fewer than two entries');
    });

    it('movements that do not sum to zero', async () => {
      const lonely = journal(async (tx, id) => {
        await entry(tx, id, 5);
        await entry(tx, id, -5);
        await tx`INSERT INTO payment.transactions (id, payment_id, journal_id, type, amount_minor, currency, created_at)
          SELECT ${uuid()}, id, ${id}, 'fee', 1, 'EUR', now() FROM payment.payments LIMIT 1`;
      });
      await expect(lonely).rejects.toThrow('movements');
    });

    it('an entry in another currency than its account', async () => {
      await expect(journal(async (tx, id) => [await entry(tx, id, 5, 'USD'), await entry(tx, id, -5, 'USD')])).rejects.toMatchObject({ code: '23503' });
    });

    it('a second booking of the same thing, and a second row for the same movement at the provider', async () => {
      const [booked] = await world.sql<{ reference: string }[]>`SELECT reference FROM payment.ledger_journals WHERE kind = 'capture' LIMIT 1`;
      await expect(runtime`INSERT INTO payment.ledger_journals (id, kind, reference, posted_at) VALUES (${uuid()}, 'capture', ${booked!.reference}, now())`).rejects.toMatchObject({ code: '23505' });
      const again = runtime`INSERT INTO payment.transactions (id, payment_id, journal_id, type, amount_minor, currency, stripe_transaction_id, created_at)
        SELECT ${uuid()}, payment_id, journal_id, type, amount_minor, currency, stripe_transaction_id, now() FROM payment.transactions WHERE stripe_transaction_id IS NOT NULL LIMIT 1`;
      await expect(again).rejects.toMatchObject({ code: '23505' });
    });
  });
});
