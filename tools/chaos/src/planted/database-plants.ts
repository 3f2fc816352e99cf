import type { Sql } from '../rig/types.js';

/** A bug that is planted into the database, because the database is what keeps services from making it. */
interface DatabasePlant {
  plant(admin: Sql): Promise<unknown>;
  /** Takes it out, and makes good what it did. */
  mend(admin: Sql): Promise<unknown>;
}

/** The guards of the books, which otherwise refuse a journal that does not balance. */
const BOOK_GUARDS = [
  ['ledger_journals', 'ledger_journals_balance'],
  ['ledger_entries', 'ledger_entries_balance'],
  ['transactions', 'transactions_balance'],
] as const;

/** In the order in which the service takes them, or the two would wait for each other. */
const LOCK_BOOKS = 'lock table payment.payments, payment.ledger_journals, payment.ledger_accounts, payment.ledger_entries, payment.transactions in access exclusive mode;';

/** The guards of the slots, with what they keep apart. */
const SLOT_GUARDS = [
  ['lessons_tutor_one_at_a_time', 'tutor_id'],
  ['lessons_student_one_at_a_time', 'student_id'],
] as const;

const ACTIVE = `('held', 'scheduled', 'completed')`;

const plants = {
  /** Of each journal one entry never reaches the books. */
  'ledger-entry-lost': {
    plant: (admin) =>
      together(admin, `${LOCK_BOOKS}
        create or replace function chaos.lose_entry() returns trigger language plpgsql security definer set search_path = '' as $$
          begin
            if exists (select from payment.ledger_accounts a where a.id = new.account_id and a.kind = 'tutor_payable') then return null; end if;
            return new;
          end $$;
        ${BOOK_GUARDS.map(([table, trigger]) => `alter table payment.${table} disable trigger ${trigger};`).join('\n')}
        create trigger chaos_lose_entry before insert on payment.ledger_entries for each row execute function chaos.lose_entry();`),
    mend: (admin) =>
      together(admin, `${LOCK_BOOKS}
        drop trigger chaos_lose_entry on payment.ledger_entries;
        insert into payment.ledger_entries (id, journal_id, account_id, amount_minor, currency)
          select uuidv7(), e.journal_id, a.id, -sum(e.amount_minor), e.currency from payment.ledger_entries e
          join payment.ledger_journals j on j.id = e.journal_id join payment.payments p on p.id = j.payment_id
          join payment.ledger_accounts a on a.kind = 'tutor_payable' and a.owner_user_id = p.tutor_user_id and a.currency = e.currency
          group by e.journal_id, a.id, e.currency having sum(e.amount_minor) <> 0;
        ${BOOK_GUARDS.map(([table, trigger]) => `alter table payment.${table} enable trigger ${trigger};`).join('\n')}`),
  },

  /** Nothing keeps two lessons from having the same hour. */
  'slot-sold-twice': {
    plant: (admin) => together(admin, SLOT_GUARDS.map(([guard]) => `alter table learning.lessons drop constraint ${guard};`).join('\n')),
    mend: (admin) =>
      together(admin, `
        update learning.lessons b set status = 'released', hold_expires_at = null, end_reason = 'hold_expired' from learning.lessons a
          where a.id < b.id and a.status in ${ACTIVE} and b.status in ${ACTIVE} and (a.tutor_id = b.tutor_id or a.student_id = b.student_id)
            and tstzrange(a.scheduled_at, a.ends_at) && tstzrange(b.scheduled_at, b.ends_at);
        ${SLOT_GUARDS.map(
          ([guard, column]) =>
            `alter table learning.lessons add constraint ${guard} exclude using gist (${column} with =, tstzrange(scheduled_at, ends_at) with &&) where (status in ${ACTIVE});`,
        ).join('\n')}`),
  },
} satisfies Record<string, DatabasePlant>;

/** In one transaction. */
function together(admin: Sql, statements: string): Promise<unknown> {
  return admin.begin((tx) => tx.unsafe(statements).simple());
}

export type DatabasePlantName = keyof typeof plants;

export const databasePlants: Readonly<Record<DatabasePlantName, DatabasePlant>> = plants;

export function isDatabasePlant(name: string): name is DatabasePlantName {
  return name in plants;
}
