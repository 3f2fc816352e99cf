import { identityUserUpdatedV1 } from '@edtech/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import type { Random } from '../rig/random.js';
import type { ChaosRow, Sql } from '../rig/types.js';
import { signUp } from './accounts.js';

const WRITERS = 50;
const USERS_PER_WRITER = 2;

/** Facts of one transaction. */
const FACTS_AT_ONCE = 10;

/**
 * Fifty writers who draw their transaction ids and outbox ids early and commit in any order: what becomes visible has
 * lower ids than what was sent long ago.
 */
export const commitOrderReversed: ChaosRow = {
  row: 9,
  name: 'commit order reversed',
  unit: 'facts',
  goal: 100_000,
  shortCount: 1_000,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'communication'] },
  async run(rig, { count, random, progress, signal }) {
    const { port, superuser, admin } = rig.postgres;
    const users: string[] = [];
    while (users.length < WRITERS * USERS_PER_WRITER && !signal.aborted) {
      users.push(...(await Promise.all([1, 2, 3, 4].map(() => signUp(rig)))).map(({ userId }) => userId));
    }
    const { user, password, database } = superuser;
    const sql = postgres({ host: '127.0.0.1', port, user, password, database, max: WRITERS, onnotice: () => undefined });
    let written = 0;
    const write = async (nr: number): Promise<void> => {
      const choices = random.fork(`writer ${nr}`);
      const own = users.slice(nr * USERS_PER_WRITER, (nr + 1) * USERS_PER_WRITER);
      while (written < count && !signal.aborted) {
        const facts = Math.min(FACTS_AT_ONCE, count - written);
        written += facts;
        await writeSlowly(sql, own, facts, choices);
        if (written % 500 < FACTS_AT_ONCE) progress(written);
      }
    };
    try {
      await Promise.all(Array.from({ length: WRITERS }, (_, nr) => write(nr)));
    } finally {
      await sql.end({ timeout: 5 });
    }
    const [row] = await admin`
      select count(*)::int as n from (select seq, lag(seq) over (order by xmin::text::bigint) as before from chaos.outbox_log) l where seq < before`;
    progress(written);
    return { thrown: written, notes: { 'facts visible after later ones': Number(row?.['n'] ?? 0) } };
  },
};

/** One transaction that takes its time: an aggregate is locked and changed, its fact is put into the outbox, again and again, and then it commits. */
async function writeSlowly(sql: Sql, users: readonly string[], facts: number, random: Random): Promise<void> {
  const { type, topic } = identityUserUpdatedV1;
  await sql.begin(async (tx) => {
    await tx`select pg_current_xact_id()`;
    await pause(random.between(0, 100));
    for (let nr = 0; nr < facts; nr += 1) {
      await tx`
        with changed as (update identity.users set version = version + 1, first_name = 'M' || (version + 1) where id = ${users[nr % users.length] ?? ''} returning *)
        insert into identity.outbox (event_id, type, topic, subject, sequence, data, correlation_id, occurred_at)
        select uuidv7(), ${type}, ${topic}, id::text, version, jsonb_build_object(
          'userId', id, 'email', email, 'firstName', first_name, 'lastName', last_name, 'role', role, 'status', status, 'locale', locale, 'timeZone', time_zone,
          'createdAt', to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), uuidv7()::text, clock_timestamp()
        from changed`;
      if (nr % 4 === 0) await pause(random.between(0, 40));
    }
    await pause(random.between(0, 200));
  });
}
