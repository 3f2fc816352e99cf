import { identityUserUpdatedV1 } from '@edtech/contracts';
import type { ServiceName } from '@edtech/environment';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failpoint } from '../faults/failpoints.js';
import type { ClaimTimes } from '../faults/claim-meter.js';
import type { ChaosRow, Rig, Sql } from '../rig/types.js';
import { signUp } from './accounts.js';
import { forAWhile } from './until.js';

const FACTS_PER_SECOND = 1_000;
const USERS = 50;

/** Nothing new happens while so much waits to be handled: how fast it is handled is for the machine to say. */
const MAX_BACKLOG = 5_000;

/** What looking for work may take in 99 of 100 cases. */
const CLAIM_P99_MS = 50;

/** Where the machine is slower than that anyway: how many times what it took before anything was kept from being cleaned away. */
const AT_MOST_TIMES = 2;

/** For so long it is measured before, in seconds. */
const BEFORE = { least: 5, most: 30 };

/** Analytics takes its events in batches: the others, one by one, would not keep up. */
const METERED = ['identity', 'analytics'] as const satisfies readonly ServiceName[];

/**
 * Somebody leaves a transaction open, so that nothing that is deleted or updated can be cleaned away, while a thousand
 * events per second go through outbox and inbox. Looking for work must not take the longer the more dead rows there are.
 */
export const vacuumBlocked: ChaosRow = {
  row: 13,
  name: 'vacuum blocked by an idle transaction',
  unit: 'seconds',
  goal: 1_800,
  shortCount: 5,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'analytics'] },
  async run(rig, { count, progress, signal }) {
    const { services, postgres, directory } = rig;
    const users: string[] = [];
    while (users.length < USERS && !signal.aborted) users.push((await signUp(rig)).userId);
    const fileOf = (service: ServiceName): string => join(directory, `claims-${service}-${Date.now()}.json`);
    const files = Object.fromEntries(METERED.map((service) => [service, fileOf(service)])) as Record<ServiceName, string>;
    await Promise.all(METERED.map((service) => services[service].restart({ CHAOS_FAILPOINT: failpoint('meters-claims', files[service]) })));
    await Promise.all(METERED.map((service) => services[service].waitUntilReady()));
    await write(rig, users, Math.min(BEFORE.most, Math.max(BEFORE.least, count / 4)), signal, (_seconds, rate) => progress(0, `${rate} events per second, vacuum not blocked`));
    await rig.quiet({ withinMs: 300_000 });
    const before = Object.fromEntries(METERED.map((service) => [service, readTimes(files[service])])) as Record<ServiceName, ClaimTimes[]>;
    const idle = await postgres.admin.reserve();
    let written = { seconds: 0, rate: 0 };
    try {
      await idle`begin isolation level repeatable read`;
      await idle`select count(*) from identity.outbox`;
      written = await write(rig, users, count, signal, (seconds, rate) => progress(seconds, `${rate} events per second`));
      await rig.quiet({ withinMs: 300_000 + count * 1_000 });
    } finally {
      await idle`rollback`;
      idle.release();
    }
    const after = METERED.map((service) => figures(service, before[service], readTimes(files[service]).slice(before[service].length)));
    await restartPlain(rig);
    return { thrown: written.seconds, notes: Object.assign({ 'events per second': written.rate }, ...after) };
  },
};

/** Writes facts for so many seconds, a thousand in each as long as the machine takes them: what it does not take in time is not made up for. */
async function write(rig: Rig, users: readonly string[], seconds: number, signal: AbortSignal, progress: (seconds: number, rate: number) => void): Promise<{ seconds: number; rate: number }> {
  const since = performance.now();
  const elapsed = (): number => (performance.now() - since) / 1_000;
  let facts = 0;
  for (let due = since; elapsed() < seconds && !signal.aborted; due = Math.max(due, performance.now() - 1_000)) {
    if (facts % FACTS_PER_SECOND === 0 && (await rig.backlog()) > MAX_BACKLOG) {
      await forAWhile(500, signal);
      due = performance.now();
    } else {
      await forAWhile(Math.max(0, due - performance.now()), signal);
      // One of each user.
      facts += await writeFacts(rig.postgres.admin, users);
      due += (USERS / FACTS_PER_SECOND) * 1_000;
    }
    progress(Math.floor(Math.min(seconds, elapsed())), Math.round(facts / elapsed()));
  }
  return { seconds: Math.floor(Math.min(seconds, elapsed())), rate: Math.round(facts / elapsed()) };
}

async function restartPlain({ services }: Rig): Promise<void> {
  await Promise.all(METERED.map((service) => services[service].restart({})));
  await Promise.all(METERED.map((service) => services[service].waitUntilReady()));
}

/** @throws Error when looking for work took too long */
function figures(service: ServiceName, before: readonly ClaimTimes[], blocked: readonly ClaimTimes[]): Record<string, number> {
  const claims = (times: readonly ClaimTimes[]): number => p99(times.flatMap(({ outbox, inbox, batch }) => [...outbox, ...inbox, ...batch]));
  const [usual, now] = [claims(before), claims(blocked)];
  if (now > Math.max(CLAIM_P99_MS, AT_MOST_TIMES * usual)) throw new Error(`${service} looks for work in ${now} ms (p99), and took ${usual} ms before vacuum was blocked`);
  return {
    [`${service}: looking for work p99, ms`]: now,
    [`${service}: before vacuum was blocked, ms`]: usual,
    [`${service}: asking for nothing p99, ms`]: p99(blocked.flatMap(({ bare }) => bare)),
  };
}

/** A line for each second. */
function readTimes(file: string): ClaimTimes[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ClaimTimes);
}

function p99(values: readonly number[]): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0) * 10) / 10;
}

/** One new fact about each of the users, in one transaction. @returns how many */
async function writeFacts(admin: Sql, users: readonly string[]): Promise<number> {
  const { type, topic } = identityUserUpdatedV1;
  const { count } = await admin`
    with changed as (update identity.users set version = version + 1, first_name = 'M' || (version + 1) where id = any(${[...users]}::text[]::uuid[]) returning *)
    insert into identity.outbox (event_id, type, topic, subject, sequence, data, correlation_id, occurred_at)
    select uuidv7(), ${type}, ${topic}, id::text, version, jsonb_build_object(
      'userId', id, 'email', email, 'firstName', first_name, 'lastName', last_name, 'role', role, 'status', status, 'locale', locale, 'timeZone', time_zone,
      'createdAt', to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), uuidv7()::text, clock_timestamp()
    from changed`;
  return count;
}
