import { noteRefusal } from '@edtech/service-host/http';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Budget } from '../protections/budget.js';
import { rateLimited } from '../protections/protections.errors.js';
import type { TokenRequests } from './token-requests.js';

const PATH = '/oauth/token';
const FORM = 'application/x-www-form-urlencoded';
/** A grant, a client's id and its secret, and some scopes. */
const LONGEST_BYTES = 4_096;

/**
 * Where programs exchange a service account's credentials for an access token (RFC 6749, section 4.4): one door for all. Counted like any
 * request of the address, bounded in length and number, and handed to identity as it is.
 */
export function addTokenRoute(fastify: FastifyInstance, requests: TokenRequests, budget: Budget): void {
  const logger = new Logger('Tokens');
  // A room of its own, whose only parser leaves the form as it is: what was sent twice has to arrive twice.
  void fastify.register(async (room) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: LONGEST_BYTES }, (_request, body, done) => done(null, body));
    room.route({
      method: 'POST',
      url: PATH,
      bodyLimit: LONGEST_BYTES,
      handler: async (request, reply) => {
        const waitMs = await budget.take(request.ip, 1);
        if (waitMs > 0) {
          const retryAfterSeconds = Math.ceil(waitMs / 1_000);
          noteRefusal(rateLimited({ retryAfterSeconds }));
          return refuse(reply.header('retry-after', String(retryAfterSeconds)), 429, 'temporarily_unavailable', 'Too much was asked for in a short time.');
        }
        try {
          const { status, headers, body } = await requests.send({
            body: typeof request.body === 'string' ? request.body : '',
            search: searchOf(request),
            authorization: request.headers.authorization,
            contentType: request.headers['content-type'],
            requestId: request.id,
            address: request.ip,
          });
          return await unkept(reply).code(status).headers(headers).send(body);
        } catch (error) {
          logger.warn(`identity does not answer: ${error instanceof Error ? error.message : String(error)}`);
          return refuse(reply, 503, 'temporarily_unavailable', 'Tokens cannot be had at the moment.');
        }
      },
      // What Fastify finds before anybody has read the request: another type, or too long a body.
      errorHandler: (error, _request, reply) => {
        const { statusCode = 500 } = error as { statusCode?: number };
        if (statusCode >= 500) throw error;
        return refuse(reply, 400, 'invalid_request', `Send the parameters as ${FORM}, in at most ${LONGEST_BYTES} bytes.`);
      },
    });
    room.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: PATH,
      handler: (_request, reply) => refuseMethod(reply),
      errorHandler: (_error, _request, reply) => refuseMethod(reply),
    });
  });
}

function refuseMethod(reply: FastifyReply): FastifyReply {
  return refuse(reply.header('allow', 'POST'), 405, 'invalid_request', 'Tokens are asked for by POST.');
}

/** With a body as RFC 6749 (section 5.2) has it. */
function refuse(reply: FastifyReply, status: number, error: string, description: string): FastifyReply {
  return unkept(reply).code(status).type('application/json; charset=utf-8').send(JSON.stringify({ error, error_description: description }));
}

const unkept = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store').header('pragma', 'no-cache');

function searchOf({ url }: FastifyRequest): string {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at);
}
