import { securityLog } from '@edtech/observability';
import type { FastifyInstance } from 'fastify';

/** What anything here could be asked by. TRACE, which gives a request's own headers back, is none; nor is whatever else Node can read. */
const USUAL: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Refuses every other method, on every path, before a route is asked. After the headers that every answer has are set. */
export function refuseUnusualMethods(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, reply, _payload, done) => {
    if (USUAL.has(request.method)) return done();
    securityLog.note({ event: 'forged-request', code: 'UNUSUAL_METHOD' });
    void reply
      .code(405)
      .header('allow', [...USUAL].join(', '))
      .send({ code: 'METHOD_NOT_ALLOWED', kind: 'invalid', message: 'Nothing here is asked by this method' });
  });
}
