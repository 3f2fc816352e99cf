import type { DomainError } from '@edtech/errors';
import type { CurrentUser } from './current-user.js';

/** What a request says about who is asking. Both absent: nobody in particular. */
export interface ViewerContext {
  readonly viewer: CurrentUser | null;
  /** A token was sent and cannot be believed. Whoever looks at the viewer gets this error. */
  readonly tokenProblem?: DomainError;
}

/**
 * Who is asking; null for nobody in particular. For field and reference resolvers, which no guard protects.
 * @throws the token's problem: a request with a bad or expired token is not taken for an anonymous one.
 */
export function viewerOf(context: ViewerContext): CurrentUser | null {
  if (context.tokenProblem) throw context.tokenProblem;
  return context.viewer;
}
