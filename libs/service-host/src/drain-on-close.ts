import type { FastifyInstance } from 'fastify';

/**
 * Lets a server that closes end each connection after the answer in hand. Fastify closes only those that are idle by
 * then, and would wait for the others as long as their clients keep them open.
 */
export function drainOnClose(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
