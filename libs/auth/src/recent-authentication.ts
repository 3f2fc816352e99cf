import { stepUpRequired } from './auth.errors.js';
import type { CurrentUser } from './current-user.js';

/** How recent an authentication has to be for what could take an account over. */
export const STEP_UP_MINUTES = 15;

/**
 * For what is sensitive only sometimes; `@RecentlyAuthenticated` says it of what always is. Whoever has just signed in has shown who they are.
 *
 * @throws STEP_UP_REQUIRED when that was longer ago than these minutes
 */
export function requireRecentAuthentication({ authenticatedAt }: Pick<CurrentUser, 'authenticatedAt'>, minutes = STEP_UP_MINUTES): void {
  if (Date.now() - authenticatedAt.getTime() > minutes * 60_000) throw stepUpRequired({ minutes });
}
