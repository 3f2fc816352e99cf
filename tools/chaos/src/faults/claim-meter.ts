import type { Connection } from '@edtech/drizzle';
import { InboxStore, OutboxStore } from '@edtech/messaging/parts';
import { appendFileSync } from 'node:fs';
import { insideOf, replaceMethod } from './replace-method.js';

/** How long things took, in milliseconds; one line of the meter's file, about one second. */
export interface ClaimTimes {
  /** Reading the outbox. */
  readonly outbox: readonly number[];
  /** Finding the keys of the inbox that have work. */
  readonly inbox: readonly number[];
  /** Taking a batch out of the inbox. */
  readonly batch: readonly number[];
  /** Asking the same database for nothing at the same time: what the machine costs. */
  readonly bare: readonly number[];
}

/** Measures in this process how long its relay and its inbox look for work, and writes it down. @param file is appended to */
export function meterClaims(file: string): void {
  const nothing = () => ({ outbox: [] as number[], inbox: [] as number[], batch: [] as number[], bare: [] as number[] });
  let times = nothing();
  const timed = async <T>(into: number[], work: () => Promise<T>): Promise<T> => {
    const since = performance.now();
    const result = await work();
    into.push(performance.now() - since);
    return result;
  };
  const bare = (store: object): Promise<unknown> => {
    const { sql } = insideOf<{ sql: Connection['sql'] }>(store, 'sql');
    return timed(times.bare, () => sql`select 1`);
  };
  replaceMethod(OutboxStore.prototype, 'readUnsent', (readUnsent) => async function (this: OutboxStore, limit) {
    await bare(this);
    return timed(times.outbox, () => readUnsent.call(this, limit));
  });
  replaceMethod(InboxStore.prototype, 'readyKeys', (readyKeys) => async function (this: InboxStore, ...given) {
    await bare(this);
    return timed(times.inbox, () => readyKeys.call(this, ...given));
  });
  replaceMethod(InboxStore.prototype, 'claimBatch', (claimBatch) => async function (this: InboxStore, ...given) {
    await bare(this);
    return timed(times.batch, () => claimBatch.call(this, ...given));
  });
  setInterval(() => {
    appendFileSync(file, `${JSON.stringify(times)}\n`);
    times = nothing();
  }, 1_000).unref();
}
