/**
 * invited: a mail asks somebody; declined: they do not want to; withdrawn: the ward has taken it back, or found somebody
 * else; active: they are the guardian; ended: they were.
 */
export const guardianshipStatuses = ['invited', 'declined', 'withdrawn', 'active', 'ended'] as const;
export type GuardianshipStatus = (typeof guardianshipStatuses)[number];

/** Who or what ended it. */
export const guardianshipEnds = ['ward', 'guardian', 'admin', 'account_closed'] as const;
export type GuardianshipEnd = (typeof guardianshipEnds)[number];

/** How many somebody may ask within the life of an invitation: those who declined and whom they no longer ask count too. */
export const MAX_INVITATIONS = 5;

/** In whose name somebody may end a guardianship; undefined for those whom it does not concern. */
export function partyOf(guardianship: { wardId: string; guardianId: string | null }, viewer: { userId: string; role: string }): Exclude<GuardianshipEnd, 'account_closed'> | undefined {
  if (viewer.userId === guardianship.wardId) return 'ward';
  if (viewer.userId === guardianship.guardianId) return 'guardian';
  return viewer.role === 'admin' ? 'admin' : undefined;
}

/** Whether an invitation can still be answered. */
export function isOpen(invitation: { status: GuardianshipStatus; expiresAt: Date } | undefined, now: Date): boolean {
  return invitation?.status === 'invited' && invitation.expiresAt > now;
}
