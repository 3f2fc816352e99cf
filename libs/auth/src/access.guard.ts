import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { forbidden, scopeMissing, unauthenticated } from './auth.errors.js';
import type { Scope } from './current-service.js';
import type { Role } from './current-user.js';
import { ALLOWED_ROLES, ALLOWED_SCOPES, PUBLIC, RECENT_MINUTES, viewerFor } from './decorators.js';
import { requireRecentAuthentication } from './recent-authentication.js';
import { VIEWER_CONTEXT, viewerContextOf, type HttpRequest } from './request-context.js';
import { TokenVerifier } from './token-verifier.js';
import { serviceOf } from './viewer-context.js';

/**
 * Default deny: every Query, Mutation and route needs a signed-in user unless it is @Public(); a service account is nobody
 * unless one of its scopes is named. Events are not its business: who may publish them is the broker's.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const type = context.getType<'http' | 'rpc' | 'graphql'>();
    if (type === 'rpc') return true;
    if (type === 'http') {
      const request = context.switchToHttp().getRequest<HttpRequest>();
      request[VIEWER_CONTEXT] = await this.verifier.readHeader(request.headers.authorization);
    }
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const asking = viewerContextOf(context);
    // Of an admin without a second factor it is known that they are no service account; what they may do is decided below.
    const service = asking.enrolling ? undefined : serviceOf(asking);
    const scopes = this.reflector.getAllAndOverride<readonly Scope[] | undefined>(ALLOWED_SCOPES, targets);
    if (service && scopes) {
      if (!scopes.some((scope) => service.scopes.includes(scope))) throw scopeMissing({ scopes });
      return true;
    }
    const viewer = viewerFor(context);
    if (!viewer) throw unauthenticated();
    const roles = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ALLOWED_ROLES, targets);
    if (roles && !roles.includes(viewer.role)) throw forbidden();
    const minutes = this.reflector.getAllAndOverride<number | undefined>(RECENT_MINUTES, targets);
    if (minutes !== undefined) requireRecentAuthentication(viewer, minutes);
    return true;
  }
}
