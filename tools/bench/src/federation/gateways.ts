import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { pin } from '../pinning.js';
import { askAsText } from '../programs/ask.js';
import { ourProgram } from '../programs/ours.js';
import { freePort, startProgram, type Program } from '../programs/program.js';
import type { SubgraphUrls } from '../workers/subgraphs.worker.js';
import { readSupergraph, SUBGRAPHS } from './schemas.js';

/** One that runs, and what it answers. */
export interface RunningGateway extends Program {
  readonly url: string;
  /** What it answers the question, to the byte. @throws when that is not the right answer */
  answer(body: string, right: Readonly<Record<string, unknown>>): Promise<string>;
}

export interface GatewayPlace {
  readonly subgraphs: SubgraphUrls;
  /** Good for asking. */
  readonly token: string;
  /** The folder that the peers are installed in. */
  readonly peers: string;
  /** What ours is told beside the rest. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Ready for work: this much is answered before anything is measured. */
const READY = JSON.stringify({ query: '{ topProducts(first: 1) { name } }' });
const READY_ANSWER = { topProducts: [{ name: 'Table' }] };

type Starter = (port: number, supergraph: string, place: GatewayPlace) => { name: string; parameters: string[]; environment?: Record<string, string>; directory?: string };

const ours: Starter = (port, supergraph, { subgraphs, environment }) => ({
  name: 'our gateway',
  parameters: ourProgram('gateway'),
  environment: {
    NODE_ENV: 'production',
    HTTP_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    GATEWAY_SUPERGRAPH_FILE: supergraph,
    GATEWAY_SUBGRAPH_URLS: SUBGRAPHS.map((name) => `${name}=${subgraphs[name]}/graphql`).join(','),
    IDENTITY_SERVICE_URL: subgraphs.accounts,
    IDENTITY_JWKS_URL: `${subgraphs.accounts}/.well-known/jwks.json`,
    // A thousand people ask as often as they can: the budgets are kept, but not exhausted.
    GATEWAY_REQUESTS_PER_MINUTE: '1000000000',
    GATEWAY_COST_PER_MINUTE: '1000000000',
    GATEWAY_MAX_COST: '1000000',
    // The others write no line for each request either.
    LOG_LEVEL: 'warn',
    ...environment,
  },
});

const apollo: Starter = (port, supergraph, { peers }) => ({
  name: "Apollo's gateway",
  parameters: ['apollo.mjs', supergraph, String(port)],
  environment: { NODE_ENV: 'production' },
  directory: peers,
});

const hive: Starter = (port, supergraph, { peers }) => ({
  name: "Hive's gateway",
  parameters: ['node_modules/@graphql-hive/gateway/dist/bin.js', 'supergraph', supergraph, '--config-path', 'gateway.config.mjs', '--host', '127.0.0.1', '--port', String(port), '--fork', '1'],
  environment: { NODE_ENV: 'production' },
  directory: peers,
});

const STARTERS = { ours, apollo, hive };

export type GatewayName = keyof typeof STARTERS;

/** Starts one of the gateways before the subgraphs, on the measured core. */
export async function startGateway(which: GatewayName, place: GatewayPlace): Promise<RunningGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'edtech-bench-gateway-'));
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, supergraphFor(place.subgraphs));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  const isRight = (text: string, right: unknown): boolean => isDeepStrictEqual(JSON.parse(text), { data: right });
  const start = STARTERS[which](port, supergraph, place);
  const program = await startProgram({ ...start, isThere: async () => isRight(await askAsText(url, READY, place.token), READY_ANSWER) });
  pin(program.pid, 'measured');
  return {
    ...program,
    url,
    answer: async (body, right) => {
      const text = await askAsText(url, body, place.token);
      if (!isRight(text, right)) throw new Error(`${start.name} answers ${text.slice(0, 500)}`);
      return text;
    },
    stop: async () => {
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The composed schema, with the places where the subgraphs are. */
function supergraphFor(subgraphs: SubgraphUrls): string {
  return SUBGRAPHS.reduce((sdl, name) => sdl.replace(`url: "http://${name}/graphql"`, `url: "${subgraphs[name]}/graphql"`), readSupergraph());
}
