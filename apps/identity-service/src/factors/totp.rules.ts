/** So many wrong codes in a row are forgiven. */
export const FREE_FAILURES = 5;
const FIRST_BLOCK_MS = 60_000;
const LONGEST_BLOCK_MS = 24 * 60 * 60 * 1000;

/**
 * Until when no code is looked at after so many wrong ones in a row; null: not at all. Doubles each time, up to a day: whoever knows
 * a password needs centuries to guess a code. The owner may use a recovery code or a passkey meanwhile.
 */
export function blockedUntil(failures: number, now: Date): Date | null {
  if (failures < FREE_FAILURES) return null;
  return new Date(now.getTime() + Math.min(FIRST_BLOCK_MS * 2 ** (failures - FREE_FAILURES), LONGEST_BLOCK_MS));
}

/** Each code once, and none that is older than one that was used. */
export function isFresh(step: number, lastUsedStep: number | null): boolean {
  return lastUsedStep === null || step > lastUsedStep;
}
