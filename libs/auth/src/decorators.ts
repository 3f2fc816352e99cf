import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { unauthenticated } from './auth.errors.js';
import type { Scope } from './current-service.js';
import type { CurrentUser, Role } from './current-user.js';
import { viewerContextOf } from './request-context.js';
import { serviceOf, viewerOf, type ViewerContext } from './viewer-context.js';

export const PUBLIC = 'edtech:public';
export const ALLOWED_ROLES = 'edtech:roles';
export const ALLOWED_SCOPES = 'edtech:scopes';
export const RECENT_MINUTES = 'edtech:recent-minutes';
export const FOR_ENROLMENT = 'edtech:for-enrolment';

/** Anybody may ask, signed in or not. Without it a Query, Mutation or route needs a signed-in user. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** Only users with one of these roles may ask; the others get FORBIDDEN. On a method it replaces what the class says. */
export const Roles = (...roles: [Role, ...Role[]]): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED_ROLES, roles);

/**
 * Service accounts with one of these scopes may ask too; those without get SCOPE_MISSING. Where no scope is named, a service
 * account is nobody in particular. What is said of roles and recent authentication is about people only.
 */
export const Scopes = (...scopes: [Scope, ...Scope[]]): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED_SCOPES, scopes);

/**
 * Only users who showed who they are at most so many minutes ago; the others get STEP_UP_REQUIRED. For what somebody who has found an
 * unlocked device must not do.
 */
export const RecentlyAuthenticated = (minutes: number): MethodDecorator & ClassDecorator => SetMetadata(RECENT_MINUTES, minutes);

/** Also for admins who have no second factor yet: what gives them one. Everything else refuses them with SECOND_FACTOR_REQUIRED. */
export const ForEnrolment = (): MethodDecorator & ClassDecorator => SetMetadata(FOR_ENROLMENT, true);

const reflector = new Reflector();

/** Who asks for this handler; null for nobody in particular. @throws the token's problem */
export function viewerFor(context: ExecutionContext): CurrentUser | null {
  const asking: ViewerContext = viewerContextOf(context);
  const forEnrolment = reflector.getAllAndOverride<boolean | undefined>(FOR_ENROLMENT, [context.getHandler(), context.getClass()]);
  return (forEnrolment && asking.enrolling) || viewerOf(asking);
}

/** Injects the {@link CurrentUser}. @throws UNAUTHENTICATED, or the token's problem, when there is none. */
export const Viewer: () => ParameterDecorator = createParamDecorator((_: unknown, context: ExecutionContext): CurrentUser => {
  const viewer = viewerFor(context);
  if (!viewer) throw unauthenticated();
  return viewer;
});

/** Injects the {@link CurrentUser}, or null when nobody in particular asks. @throws the token's problem. */
export const OptionalViewer: () => ParameterDecorator = createParamDecorator((_: unknown, context: ExecutionContext): CurrentUser | null =>
  viewerOf(viewerContextOf(context)),
);

/**
 * Injects the id of whoever acts: a user's, or a service account's where the way here names a scope.
 * @throws UNAUTHENTICATED, or the token's problem, when there is nobody.
 */
export const ActorId: () => ParameterDecorator = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const asking = viewerContextOf(context);
  const id = viewerOf(asking)?.userId ?? serviceOf(asking)?.serviceAccountId;
  if (id === undefined) throw unauthenticated();
  return id;
});
