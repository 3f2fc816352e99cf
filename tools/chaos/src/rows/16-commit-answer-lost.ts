import { SERVICES, type ServiceName } from '@edtech/environment';
import { isCommit, PostgresProxy, type StatementMatcher } from '../faults/postgres-proxy.js';
import type { Booking, ChaosRow, Sql } from '../rig/types.js';

/** How long a service may find nothing to commit. */
const IDLE_MS = 20_000;

/** One answer in so many is that of a booking, whose client asks again with the same key. */
const BOOKING_SHARE = 4;

/** What everybody else does meanwhile: nobody but us books, so that it is our answer that is lost. */
const OTHERS_DO = ['rename', 'change hourly rate', 'change goals', 'change course', 'enrol'];

/** The commit of a transaction in which a lesson was booked. */
const isBooking: StatementMatcher = (statement, before) => isCommit(statement) && before.some((earlier) => /^\s*insert into "learning"\."lessons"/i.test(earlier));

/**
 * The answer to a commit is lost: what a service takes for failed has happened. Commands end as unknown to the client;
 * events that were handled must not be handled again. Who books and is not told so asks again with the same key, and
 * has one lesson.
 */
export const commitAnswerLost: ChaosRow = {
  row: 16,
  name: 'answer to a commit lost',
  unit: 'answers',
  goal: 500,
  shortCount: 8,
  checks: ['L', 'D', 'O', 'A', 'S', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run({ services, postgres, load }, { count, random, progress, signal }) {
    const victims = ['identity', 'learning', 'communication'] as const satisfies readonly ServiceName[];
    const proxies = new Map<ServiceName, PostgresProxy>();
    for (const victim of victims) {
      const proxy = await PostgresProxy.start(postgres.port);
      proxies.set(victim, proxy);
      await services[victim].restart({ [`${SERVICES[victim].prefix}_DB_PORT`]: String(proxy.port) });
    }
    const loseAnswer = async (victim: ServiceName, matches: StatementMatcher): Promise<void> => {
      const lost = await proxies.get(victim)?.loseNextAnswer(matches, { withinMs: IDLE_MS });
      if (lost === undefined) throw new Error(`${victim} has committed nothing for ${IDLE_MS} ms`);
    };
    const bookings: Booking[] = [];
    let thrown = 0;
    try {
      await Promise.all(victims.map((victim) => services[victim].waitUntilReady()));
      load.start(40, OTHERS_DO);
      while (thrown < count && !signal.aborted) {
        if (thrown % BOOKING_SHARE === BOOKING_SHARE - 1) {
          const [booking] = await Promise.all([load.book(), loseAnswer('learning', isBooking)]);
          // The answer that was lost may have been that the slot is taken; then another was booked in peace.
          if (booking.asked < 2) continue;
          bookings.push(booking);
        } else await loseAnswer(random.pick(victims), isCommit);
        thrown += 1;
        progress(thrown);
      }
      await load.stop();
    } finally {
      for (const victim of victims) await services[victim].restart({});
      await Promise.all([...proxies.values()].map((proxy) => proxy.close()));
    }
    await Promise.all(victims.map((victim) => services[victim].waitUntilReady()));
    await eachIsOneLesson(postgres.admin, bookings);
    return { thrown, notes: { 'bookings asked for again with their keys': bookings.length } };
  },
};

/** @throws Error naming a booking that is no lesson, several, or another one than the client was told */
async function eachIsOneLesson(admin: Sql, bookings: readonly Booking[]): Promise<void> {
  for (const { idempotencyKey, lessonId } of bookings) {
    const rows = await admin`select id from learning.lessons where idempotency_key = ${idempotencyKey}`;
    if (rows.length !== 1 || rows[0]?.['id'] !== lessonId) throw new Error(`booking ${idempotencyKey} was acknowledged as ${lessonId}, and is ${rows.length} lessons`);
  }
}
