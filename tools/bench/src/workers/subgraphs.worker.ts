import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonWebKey } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { answerOf, SUBGRAPHS, subgraphSchema, type Question, type SubgraphName } from '../federation/schemas.js';
import { answer } from './worker-process.js';

export interface SubgraphsStart {
  /** The keys that tokens can be checked with. */
  readonly keys: readonly JsonWebKey[];
}

export type SubgraphUrls = Readonly<Record<SubgraphName, string>>;

const servers: Server[] = [];
let fetches = 0;

/**
 * A subgraph that costs next to nothing: the first time that it is asked something graphql-js answers, afterwards the
 * same bytes go out again. Who brings no token gets nothing, so that no gateway saves itself the trouble of passing it on.
 */
class PrecomputedSubgraph {
  private readonly answers = new Map<string, Buffer>();

  constructor(private readonly schema: GraphQLSchema) {}

  async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.headers.authorization === undefined) return void response.writeHead(401).end();
    fetches += 1;
    const question = Buffer.concat(chunks).toString();
    let known = this.answers.get(question);
    if (!known) {
      known = Buffer.from(JSON.stringify({ data: await answerOf(this.schema, JSON.parse(question) as Question) }));
      this.answers.set(question, known);
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': known.length }).end(known);
  }
}

/** What identity tells of keys and of sessions that have ended. */
function publish(request: IncomingMessage, response: ServerResponse, keys: readonly JsonWebKey[]): void {
  const body = request.url === '/.well-known/jwks.json' ? { keys } : request.url === '/health/live' ? { status: 'ok' } : { sessions: [], accounts: [] };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function listen(name: SubgraphName, keys: readonly JsonWebKey[]): Promise<string> {
  const subgraph = new PrecomputedSubgraph(subgraphSchema(name));
  const server = createServer((request, response) => {
    if (request.method === 'GET') return publish(request, response, keys);
    subgraph.respond(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let urls: SubgraphUrls | undefined;

answer({
  start: async ({ keys }: SubgraphsStart) => {
    const entries = await Promise.all(SUBGRAPHS.map(async (name) => [name, await listen(name, keys)] as const));
    urls = Object.fromEntries(entries) as unknown as SubgraphUrls;
  },
  urls: () => urls,
  /** How many they have answered so far, together. */
  fetches: () => fetches,
  stop: () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  },
});
