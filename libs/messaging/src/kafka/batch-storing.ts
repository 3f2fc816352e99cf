import { backoffMs } from '@edtech/scheduling';
import type { EachBatchPayload } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReceivedMessage } from '../transport/event-transport.js';
import { decode } from './cloud-event-codec.js';
import type { OffsetCommits } from './offset-commits.js';

export interface BatchStoringOptions {
  onBatch: (messages: readonly ReceivedMessage[]) => Promise<void>;
  /** Hears of every failure to store, and of the end of it. */
  onProblem: (problem: unknown) => void;
  onStored: () => void;
  commits: OffsetCommits;
  /** Whether the consumer is no longer the one in charge: then nothing more is begun. */
  abandoned: () => boolean;
}

/** How often the group is told that we live, while a batch is being stored. */
const HEARTBEAT_MS = 2_000;

/**
 * Stores a batch and only then lets its offset be committed: a crash between the two brings it again, and the inbox knows it.
 * While it cannot be stored it is tried again, with the partition held: the client would leave the group instead.
 */
export async function storeThenCommit(payload: EachBatchPayload, { onBatch, onProblem, onStored, commits, abandoned }: BatchStoringOptions): Promise<void> {
  const { batch, heartbeat, resolveOffset, commitOffsetsIfNecessary, isRunning, isStale } = payload;
  const over = () => abandoned() || !isRunning() || isStale();
  const messages = batch.messages.map((message) => decode(batch.topic, batch.partition, message));
  const beating = keepBeating(heartbeat);
  try {
    for (let failures = 0; messages.length > 0; ) {
      if (over()) return;
      try {
        await onBatch(messages);
        onStored();
        break;
      } catch (error) {
        onProblem(error);
        failures += 1;
        await pauseUnless(over, backoffMs(failures));
      }
    }
  } finally {
    beating.stop();
  }
  const lastOffset = batch.lastOffset();
  resolveOffset(lastOffset);
  const { topic, partition } = batch;
  const offset = (BigInt(lastOffset) + 1n).toString();
  if (isRunning() && !beating.failure) {
    commits.stored({ topic, partition, offset });
  } else {
    // A consumer that is ending, or whose group changes, has no later.
    commits.forget({ topic, partition });
    await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
  }
  if (beating.failure) throw beating.failure.error;
  await heartbeat();
}

/**
 * Tells the group that we live until it is stopped. Failures are kept for later: a group that changes meanwhile must
 * not interrupt what is being done.
 */
export function keepBeating(heartbeat: () => Promise<void>): { stop: () => void; readonly failure: { readonly error: unknown } | undefined } {
  let failure: { error: unknown } | undefined;
  const timer = setInterval(() => void heartbeat().catch((error: unknown) => (failure = { error })), HEARTBEAT_MS);
  return {
    stop: () => clearInterval(timer),
    get failure() {
      return failure;
    },
  };
}

/** Waits, but not on after it is over. */
async function pauseUnless(over: () => boolean, ms: number): Promise<void> {
  const deadline = performance.now() + ms;
  while (!over() && performance.now() < deadline) await pause(Math.min(50, deadline - performance.now() + 1));
}
