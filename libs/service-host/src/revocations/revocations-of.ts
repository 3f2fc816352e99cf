import { ACCESS_TOKEN_LIFE_MS, type RevocationEntries } from '@edtech/auth';
import type { Revocation } from './revocation-store.js';

/** Clocks differ, and tokens are believed for some seconds longer than they say. */
const MARGIN_MS = 60_000;

/** When the last token that was issued at this moment or before has expired. */
export function lastTokenExpires(issuedAt: Date): Date {
  return new Date(issuedAt.getTime() + ACCESS_TOKEN_LIFE_MS + MARGIN_MS);
}

/** As the list in memory takes them. */
export function entriesOf(revocations: readonly Revocation[]): RevocationEntries {
  return {
    sessions: revocations.flatMap((one) => (one.kind === 'session' ? [{ sessionId: one.id, until: one.expiresAt }] : [])),
    accounts: revocations.flatMap((one) => (one.kind === 'account' ? [{ ...one, userId: one.id, until: one.expiresAt }] : [])),
  };
}
