import { runAsService, securityLog } from '@edtech/observability';
import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

/** By which somebody may hope to be taken for somebody else. Nobody here reads any of them. */
const IDENTITY_HEADERS = [
  'x-user',
  'x-user-id',
  'x-user-role',
  'x-roles',
  'x-remote-user',
  'remote-user',
  'x-forwarded-user',
  'x-forwarded-email',
  'x-forwarded-groups',
  'x-forwarded-authorization',
  'x-auth-request-user',
  'x-access-token',
  'x-apollo-viewer',
  'proxy-authorization',
] as const;

/** A connection that breaks off is nobody's attack. */
const BROKEN: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** Tells operators of headers that claim to say who asks, and of what is no HTTP. Refuses nothing: others do. */
export function watchForForgeries(fastify: FastifyInstance, service: string): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    for (const header of IDENTITY_HEADERS) {
      if (request.headers[header] !== undefined) securityLog.note({ event: 'forged-request', code: 'IDENTITY_HEADER', reason: header });
    }
    done();
  });
  // Before Fastify's own, which hangs up: then it is no longer known who that was.
  fastify.server.prependListener('clientError', ({ code = '' }: NodeJS.ErrnoException, socket: Partial<Socket>) => {
    if (!BROKEN.has(code)) runAsService(service, () => securityLog.note({ event: 'forged-request', code: 'MALFORMED_HTTP', reason: code }, { address: socket.remoteAddress ?? 'unknown' }));
  });
}
