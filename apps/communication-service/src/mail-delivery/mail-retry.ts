import { backoffMs } from '@edtech/scheduling';

/** A mail that could not be handed over in three days would be about something long past. */
const GIVE_UP_AFTER_MS = 3 * 24 * 3_600_000;

/**
 * When to try again after a failed attempt: in about a second at first, in about ten minutes at last.
 * @param attempts how often it has been tried, from 1
 * @returns undefined when it is time to give up
 */
export function nextAttemptAt({ attempts, createdAt, now, random }: { attempts: number; createdAt: Date; now: Date; random?: () => number }): Date | undefined {
  if (now.getTime() - createdAt.getTime() >= GIVE_UP_AFTER_MS) return undefined;
  return new Date(now.getTime() + backoffMs(attempts, { firstMs: 1_000, ceilingMs: 600_000, random }));
}
