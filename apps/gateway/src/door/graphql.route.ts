import { noteTooLarge } from '@edtech/service-host';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../supergraph/supergraph.js';
import type { RequestAnswerer } from './answer-request.js';

const JSON_ANSWER = 'application/json; charset=utf-8';
const GRAPHQL_ANSWER = 'application/graphql-response+json; charset=utf-8';

/** GraphQL over HTTP at `/graphql`: GET and POST, and a word to whoever comes otherwise. */
export function addGraphqlRoute(fastify: FastifyInstance, answerer: RequestAnswerer, bodyBytes: number): void {
  fastify.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    bodyLimit: bodyBytes,
    handler: async (request, reply) => {
      const { status, body, retryAfterSeconds } = await answerer.answer(request);
      if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
      if (status === 405) reply.header('allow', 'GET, POST');
      return send(reply, status, body, request.headers.accept);
    },
    // What Fastify finds before anybody has read the request: a body that is too large, or no JSON.
    errorHandler: (error: FastifyError, request, reply) => {
      const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
      const message = status === 413 ? `A request may have ${bodyBytes} bytes` : 'The request is not JSON';
      if (status === 500) throw error;
      if (status === 413) noteTooLarge();
      return send(reply, status, { errors: [{ message, extensions: { code: 'BAD_REQUEST', kind: 'invalid' } }] }, request.headers.accept);
    },
  });
  fastify.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: refuseMethod,
    errorHandler: (_error, request, reply) => refuseMethod(request, reply),
  });
}

function refuseMethod({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const errors = [{ message: 'GraphQL is asked by GET or POST', extensions: { code: 'BAD_REQUEST', kind: 'invalid' } }];
  return send(reply.header('allow', 'GET, POST'), 405, { errors }, headers.accept);
}

function send(reply: FastifyReply, status: number, body: Answer['body'], accept: string | undefined): FastifyReply {
  const type = accept?.includes('application/graphql-response+json') ? GRAPHQL_ANSWER : JSON_ANSWER;
  return reply.code(status).header('cache-control', 'no-store').type(type).send(JSON.stringify(body));
}
