import type { ViewerContext } from '@edtech/auth';
import type { DomainError } from '@edtech/errors';
import { noteCaller, securityLog } from '@edtech/observability';

/** What clients are told day by day that mean no harm: to sign in, and to refresh their token. */
const ORDINARY: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'TOKEN_EXPIRED']);
/** As jose and Node name what was wrong. */
const REASON = /^[A-Z][A-Z_]{2,60}$/;

/** Has the request's lines say who asks, and a token that nobody may believe told to operators. */
export function noteAsking({ viewer, service, enrolling, tokenProblem }: ViewerContext): void {
  const user = viewer ?? enrolling;
  if (user) noteCaller({ userId: user.userId });
  else if (service) noteCaller({ serviceAccountId: service.serviceAccountId });
  // That a factor is missing is a refusal where something was refused, and none where one is added.
  if (tokenProblem?.kind === 'unauthenticated') noteRefusal(tokenProblem);
}

/** Tells operators of an error by which somebody was refused something; all others are none of their business here. */
export function noteRefusal({ code, kind, cause }: Pick<DomainError, 'code' | 'kind' | 'cause'>, field?: string): void {
  if (kind !== 'unauthenticated' && kind !== 'forbidden' && kind !== 'rate-limited') return;
  const reason = reasonOf(cause);
  securityLog.note({
    event: kind === 'rate-limited' ? 'limit-hit' : 'access-refused',
    code,
    ...(field !== undefined && { field }),
    ...(reason !== undefined && { reason }),
    ordinary: ORDINARY.has(code),
  });
}

/** Tells operators of an error that only bounds what one request may ask for: honest clients do not meet them. */
export function noteHostile({ code }: DomainError): void {
  securityLog.note({ event: 'limit-hit', code });
}

/** Tells operators of a body that was longer than any may be. */
export function noteTooLarge(): void {
  securityLog.note({ event: 'limit-hit', code: 'BODY_TOO_LARGE' });
}

function reasonOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' && REASON.test(cause.code) ? cause.code : undefined;
}
