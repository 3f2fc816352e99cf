import type { IncomingHttpHeaders } from 'node:http';
import { preflightMissing } from './protections.errors.js';

/** Types that a page of another site can send without asking first. */
const SENT_WITHOUT_ASKING: ReadonlySet<string> = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);
/** Any of them makes a browser ask first. */
const ASKED_FOR = ['apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * Lets nothing through that a page of another site could have made a browser send without asking (CORS preflight):
 * forms, and addresses that an image or a link can have.
 *
 * @throws PREFLIGHT_MISSING
 */
export function forbidCrossSite(headers: IncomingHttpHeaders): void {
  const type = mediaType(headers);
  if (type !== undefined && type !== '' && !SENT_WITHOUT_ASKING.has(type)) return;
  if (ASKED_FOR.some((name) => headers[name] !== undefined && headers[name] !== '')) return;
  throw preflightMissing();
}

/** `application/json` in `Application/JSON; charset=utf-8`. */
export function mediaType({ 'content-type': type }: IncomingHttpHeaders): string | undefined {
  return type?.split(';', 1)[0]?.trim().toLowerCase();
}
