import { httpStatusOf, type DomainError } from '@edtech/errors';
import { serviceUnavailable } from '@edtech/service-client/unavailable';
import { connectorOf, type TlsOptions } from '@edtech/service-client/connector';
import { noteRefusal } from '@edtech/service-host/http';
import { context, propagation } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Agent, request as ask } from 'undici';
import type { Budget } from '../protections/budget.js';
import { rateLimited } from '../protections/protections.errors.js';

/** What identity says about an archive, or about why there is none, and clients are told. */
const PASSED_ON = ['content-type', 'content-length', 'content-disposition', 'cache-control'] as const;

export interface DownloadOptions {
  /** Where identity is, without a slash at its end. */
  readonly identityUrl: string;
  /** How long it may take to begin its answer, and between two pieces of it. */
  readonly timeoutMs: number;
  readonly budget: Budget;
  /** How identity is connected to by TLS. */
  readonly tls?: TlsOptions | undefined;
}

/**
 * People's exports of their data, piece by piece from identity, which decides who gets them: nothing is looked at here, and nothing kept.
 */
export function addDataExportRoute(fastify: FastifyInstance, { identityUrl, timeoutMs, budget, tls }: DownloadOptions): void {
  const dispatcher = tls && new Agent({ connect: connectorOf(tls) });
  if (dispatcher) fastify.addHook('onClose', () => dispatcher.close());
  fastify.get<{ Params: { id: string } }>('/data-exports/:id', async ({ params, headers, id: requestId, ip }, reply) => {
    // Encoding leaves dots as they are, and a URL takes them for a way up.
    if (/^\.{1,2}$/.test(params.id)) return reply.callNotFound();
    const waitMs = await budget.take(ip, 1);
    if (waitMs > 0) {
      const error = rateLimited({ retryAfterSeconds: Math.ceil(waitMs / 1_000) });
      noteRefusal(error);
      return refuse(reply.header('retry-after', String(error.details.retryAfterSeconds)), error);
    }
    const sent: Record<string, string> = { 'x-request-id': requestId, 'x-forwarded-for': ip };
    if (headers.authorization !== undefined) sent.authorization = headers.authorization;
    propagation.inject(context.active(), sent);
    const answer = await ask(`${identityUrl}/data-exports/${encodeURIComponent(params.id)}`, { headers: sent, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, ...(dispatcher && { dispatcher }) }).catch(() => undefined);
    if (!answer) return refuse(reply, serviceUnavailable({ service: 'identity' }));
    for (const name of PASSED_ON) {
      const value = answer.headers[name];
      if (value !== undefined) reply.header(name, value);
    }
    return reply.code(answer.statusCode).send(answer.body);
  });
}

/** As the services tell their errors over REST. */
function refuse(reply: FastifyReply, { code, kind, message, details }: DomainError): FastifyReply {
  return reply.code(httpStatusOf(kind)).header('cache-control', 'no-store').send({ code, kind, message, details });
}
