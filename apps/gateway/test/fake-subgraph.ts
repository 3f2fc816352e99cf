import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { TestCertificate } from '@edtech/testing';
import { execute, parse, type GraphQLFieldResolver } from 'graphql';

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>>;
/** How an entity is found by its key; without one it is the key itself. */
type Entities = Readonly<Record<string, (key: Record<string, unknown>) => unknown>>;

/** A small real subgraph over HTTP, which remembers what it was asked and can fall silent. */
export class FakeSubgraph {
  readonly requests: { headers: IncomingHttpHeaders; query: string }[] = [];
  /** How many operations came in, answered or not. */
  asked = 0;
  /**
   * `silent` takes requests and never answers them; `broken` answers a proxy's page, `failing` its own 500, `refusing` says that what it was asked is too much;
   * `restarting` breaks the connection of one operation and is well again; `forgetful` answers about none of the entities that it was asked about.
   */
  mood: 'well' | 'silent' | 'broken' | 'failing' | 'refusing' | 'restarting' | 'forgetful' = 'well';
  private readonly server;

  private constructor(
    readonly sdl: string,
    resolvers: Resolvers,
    entities: Entities,
    private readonly certificate: TestCertificate | undefined,
  ) {
    const references = Object.fromEntries(Object.entries(entities).map(([type, find]) => [type, { __resolveReference: (key: Record<string, unknown>) => found(type, find(key)) }]));
    const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: references });
    for (const [type, fields] of Object.entries(resolvers)) {
      const known = (schema.getType(type) as { getFields?: () => Record<string, { resolve?: unknown }> } | undefined)?.getFields?.() ?? {};
      for (const [field, resolve] of Object.entries(fields)) if (known[field]) known[field].resolve = resolve;
    }
    const answer: RequestListener = (request, response) => {
      void (async () => {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        if (request.url === '/health/live') return void response.end('{}');
        if (request.method === 'GET') return void response.writeHead(404).end();
        this.asked += 1;
        if (this.mood === 'silent') return;
        if (this.mood === 'failing') return void response.writeHead(500, { 'content-type': 'application/json' }).end('{"statusCode":500,"message":"Internal server error"}');
        if (this.mood === 'refusing') return void response.writeHead(413, { 'content-type': 'application/json' }).end('{"statusCode":413}');
        if (this.mood === 'broken') return void response.writeHead(502).end('<html>Bad gateway</html>');
        if (this.mood === 'restarting') {
          this.mood = 'well';
          return void request.socket.destroy();
        }
        if (this.mood === 'forgetful') return void response.end('{"data":{"_entities":[]}}');
        const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
        this.requests.push({ headers: request.headers, query });
        const result = await execute({ schema, document: parse(query), variableValues: variables });
        response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
      })();
    };
    this.server = certificate ? createTlsServer({ cert: certificate.certificate, key: certificate.key }, answer) : createServer(answer);
  }

  /** By TLS where it is given a certificate. */
  static async start(sdl: string, resolvers: Resolvers, entities: Entities = {}, certificate?: TestCertificate): Promise<FakeSubgraph> {
    const subgraph = new FakeSubgraph(sdl, resolvers, entities, certificate);
    subgraph.server.listen(0, '127.0.0.1');
    await once(subgraph.server, 'listening');
    return subgraph;
  }

  get url(): string {
    return `${this.certificate ? 'https' : 'http'}://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

const found = (type: string, entity: unknown): unknown => (typeof entity === 'object' && entity !== null ? { __typename: type, ...entity } : null);
