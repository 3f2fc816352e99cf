import { backoffMs, messageOf } from '@edtech/scheduling';
import type { ClaimedEvent, Failure } from './inbox-store.js';
import { RetryLater } from './retry-later.js';
import { UnreadableEvent } from './unreadable-event.js';

export interface RetryPolicy {
  /** After so many failures an event is parked. */
  maxAttempts: number;
  /** Upper bound of the wait before the first retry; it doubles with each. */
  firstRetryMs: number;
  /** Upper bound of the wait before any retry. */
  ceilingMs: number;
  /** How long a handler may go on asking for a fact that has not arrived. */
  maxWaitingMs: number;
}

export const defaultRetryPolicy: RetryPolicy = { maxAttempts: 12, firstRetryMs: 50, ceilingMs: 30_000, maxWaitingMs: 600_000 };

/** Upper bound of the wait while a fact is missing: it may arrive any moment. */
const WAITING_CEILING_MS = 2_000;

const MAX_ERROR_LENGTH = 2_000;

/** Decides what becomes of an event whose handling failed. */
export function failureOf({ event, attempts, waitingMs }: ClaimedEvent, error: unknown, policy: RetryPolicy): Failure {
  const waits = error instanceof RetryLater;
  const hopeless = waits ? waitingMs >= policy.maxWaitingMs : error instanceof UnreadableEvent || attempts + 1 >= policy.maxAttempts;
  return {
    eventId: event.id,
    status: hopeless ? 'parked' : 'pending',
    counts: !waits,
    // While it waits, the next look comes after as long again as it has waited so far.
    retryInMs: waits
      ? backoffMs(1, { firstMs: Math.min(WAITING_CEILING_MS, Math.max(policy.firstRetryMs, waitingMs)) })
      : backoffMs(attempts + 1, { firstMs: policy.firstRetryMs, ceilingMs: policy.ceilingMs }),
    error: messageOf(error).replaceAll('\0', '').slice(0, MAX_ERROR_LENGTH),
  };
}
