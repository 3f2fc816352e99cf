import type { UserRole } from './account.rules.js';

/** How much of a user a viewer sees. */
export type UserVisibility = 'everything' | 'names' | 'nothing';

/** Users and admins see all of an account, others who are signed in its names and role, strangers nothing. */
export function visibilityOf(userId: string, viewer: { userId: string; role: UserRole } | null): UserVisibility {
  if (!viewer) return 'nothing';
  return viewer.userId === userId || viewer.role === 'admin' ? 'everything' : 'names';
}
