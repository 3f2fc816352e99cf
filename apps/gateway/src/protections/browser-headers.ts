import type { FastifyInstance } from 'fastify';

export interface BrowserHeaderOptions {
  /** `https://app.example.org`: whose pages may read answers. Nobody else's, and never all. */
  readonly origins: readonly string[];
  /** Whether the outside sees https, which it is then to insist on. */
  readonly https: boolean;
}

const ONE_YEAR_S = 31_536_000;
const PREFLIGHT_S = 600;

const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
const NOTHING_MAY_LOAD = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * What browsers are told with every answer: what they may do with it, and whose pages may read it. A route that serves a
 * page sets its own content-security-policy. Tokens travel in a header that pages have to set, so credentials are
 * never allowed.
 */
export function addBrowserHeaders(fastify: FastifyInstance, { origins, https }: BrowserHeaderOptions): void {
  const known = new Set(origins);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(ALWAYS).header('x-request-id', request.id);
    if (https) reply.header('strict-transport-security', `max-age=${ONE_YEAR_S}; includeSubDomains`);
    if (known.size > 0) reply.header('vary', 'origin');
    const { origin } = request.headers;
    if (origin !== undefined && known.has(origin)) {
      reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', 'x-request-id, x-trace-id, retry-after');
      if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
        return void reply
          .code(204)
          .headers({
            'access-control-allow-methods': 'GET, POST',
            'access-control-allow-headers': 'authorization, content-type, apollo-require-preflight, x-apollo-operation-name, x-request-id, traceparent',
            'access-control-max-age': String(PREFLIGHT_S),
          })
          .send();
      }
    }
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', NOTHING_MAY_LOAD);
    done(null, payload);
  });
}
