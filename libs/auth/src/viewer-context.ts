import type { DomainError } from '@edtech/errors';
import type { CurrentService } from './current-service.js';
import type { CurrentUser } from './current-user.js';

/** What a request says about who is asking. All absent: nobody in particular. */
export interface ViewerContext {
  readonly viewer: CurrentUser | null;
  /** A service account's token was sent. Apart from the viewer, so that a service account is nobody to all that asks for a person. */
  readonly service?: CurrentService;
  /** A token was sent and cannot be believed. Whoever looks at the viewer gets this error. */
  readonly tokenProblem?: DomainError;
  /** An admin without a second factor: nobody, but for what is said to be `@ForEnrolment()`. */
  readonly enrolling?: CurrentUser;
}

/**
 * Who is asking; null for nobody in particular. For field and reference resolvers, which no guard protects.
 * @throws the token's problem: a request with a bad or expired token is not taken for an anonymous one.
 */
export function viewerOf(context: ViewerContext): CurrentUser | null {
  if (context.tokenProblem) throw context.tokenProblem;
  return context.viewer;
}

/**
 * The service account that is asking; undefined for people and for nobody.
 * @throws the token's problem
 */
export function serviceOf(context: ViewerContext): CurrentService | undefined {
  if (context.tokenProblem) throw context.tokenProblem;
  return context.service;
}
