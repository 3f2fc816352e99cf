import { DomainError } from '@edtech/errors';
import { noteTooLarge } from '@edtech/service-host/http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../supergraph/supergraph.js';
import type { RequestAnswerer } from './answer-request.js';
import { refuseDeepBody } from './read-request.js';

const JSON_ANSWER = 'application/json; charset=utf-8';
const GRAPHQL_ANSWER = 'application/graphql-response+json; charset=utf-8';

/** GraphQL over HTTP at `/graphql`: GET and POST, and a word to whoever comes otherwise. */
export function addGraphqlRoute(fastify: FastifyInstance, answerer: RequestAnswerer, bodyBytes: number): void {
  // By itself, so that its bodies are read in its own way.
  fastify.register((scope, _options, ready) => {
    readDeepBodiesNot(scope);
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      bodyLimit: bodyBytes,
      handler: (request, reply) => {
        const give = ({ status, body, retryAfterSeconds }: Awaited<ReturnType<RequestAnswerer['answer']>>): void => {
          if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
          if (status === 405) reply.header('allow', 'GET, POST');
          send(reply, status, body, request.headers.accept);
        };
        answerer.answer(request).then(give).catch((error: unknown) => reply.send(error));
      },
      // What Fastify finds before anybody has read the request: a body that is too large, or no JSON.
      errorHandler: (error: FastifyError, request, reply) => {
        if (error instanceof DomainError) {
          const { status, body } = answerer.refuse(error);
          return send(reply, status, body, request.headers.accept);
        }
        const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
        const message = status === 413 ? `A request may have ${bodyBytes} bytes` : 'The request is not JSON';
        if (status === 500) throw error;
        if (status === 413) noteTooLarge();
        return send(reply, status, { errors: [{ message, extensions: { code: 'BAD_REQUEST', kind: 'invalid' } }] }, request.headers.accept);
      },
    });
    ready();
  });
  fastify.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: refuseMethod,
    errorHandler: (_error, request, reply) => refuseMethod(request, reply),
  });
}

/** JSON as Fastify parses it, but for what nests so deep that parsing it is what an attacker wants. */
function readDeepBodiesNot(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, json: string, done) => {
    refuseDeepBody(json);
    return parse(request, json, done);
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
