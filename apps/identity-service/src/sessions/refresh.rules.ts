import type { UserStatus } from '../accounts/account.rules.js';
import { isAlive, ROTATION_GRACE_MS, type Session } from './session.rules.js';

/**
 * rotate: hand out a successor, and mark the token as used unless it is already;
 * reused: someone holds a copy, end the whole family; ended: sign in again.
 */
export type RefreshDecision = 'rotate' | 'reused' | 'ended';

/** What becomes of a refresh token that is presented `now`. */
export function decideRefresh(
  token: { usedAt: Date | null; expiresAt: Date },
  session: Pick<Session, 'endedAt' | 'expiresAt'>,
  accountStatus: UserStatus,
  now: Date,
): RefreshDecision {
  if (!isAlive(session, now) || accountStatus !== 'active' || token.expiresAt <= now) return 'ended';
  if (token.usedAt && now.getTime() - token.usedAt.getTime() > ROTATION_GRACE_MS) return 'reused';
  return 'rotate';
}
