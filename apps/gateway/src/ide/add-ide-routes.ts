import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { IdeFile } from './ide-files.js';

/** Somebody whom nobody minds. */
export interface DemoAccount {
  readonly name: string;
  readonly accessToken: string;
}

export interface Ide {
  /** By their paths, `index.html` among them. */
  readonly files: ReadonlyMap<string, IdeFile>;
  /** Signs a new account up and in. */
  readonly makeDemoAccount: (role: DemoRole) => Promise<DemoAccount>;
}

export type DemoRole = z.infer<typeof demoRole>;

const demoRole = z.enum(['STUDENT', 'TUTOR']);

/** The page runs its own scripts and talks to its own origin; the editor writes styles into the page, and makes workers of its own files. */
const PAGE_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Serves the bundled IDE at `/`, its files below `/ide/`, and demo accounts. For development only: it is the caller who decides. */
export function addIdeRoutes(fastify: FastifyInstance, { files, makeDemoAccount }: Ide): void {
  fastify.get('/', (_request, reply) => send(reply.header('cache-control', 'no-cache'), files.get('index.html')));
  fastify.get<{ Params: { '*': string } }>('/ide/*', (request, reply) => send(reply.header('cache-control', 'public, max-age=31536000, immutable'), files.get(request.params['*'])));
  fastify.post('/ide/demo-account', async (request, reply) => {
    const asked = z.object({ role: demoRole }).safeParse(request.body);
    if (!asked.success) return reply.code(400).send({ message: 'Say which role: STUDENT or TUTOR' });
    try {
      return await makeDemoAccount(asked.data.role);
    } catch (error) {
      // Whoever reads this develops the platform: the reason is what they need.
      return reply.code(503).send({ message: error instanceof Error ? error.message : String(error) });
    }
  });
}

function send(reply: FastifyReply, file: IdeFile | undefined): FastifyReply {
  if (!file) return reply.header('cache-control', 'no-store').code(404).send({ message: 'There is no such file' });
  return reply.header('content-security-policy', PAGE_POLICY).type(file.type).send(file.content);
}
