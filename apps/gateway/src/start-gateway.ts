import { SERVICE_NAMES } from '@edtech/environment';
import { runAsService, ServiceMetrics, startTelemetry } from '@edtech/observability';
import { asStartError, createHttpApplication, Peers, urlOf } from '@edtech/service-host/http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayModule, type SubgraphClients } from './app.module.js';
import { TokenRequests } from './door/token-requests.js';
import type { GatewayEnvironment } from './environment.js';
import type { Subgraph } from './execution/subgraph.js';
import { openIde } from './ide/open-ide.js';
import { RegisteredOperations } from './operations/registered-operations.js';
import type { RedisBudgets } from './protections/redis-budget.js';
import { SubgraphClient } from './subgraphs/subgraph-client.js';
import { RemoteSubgraph } from './subgraphs/remote-subgraph.js';
import { Supergraphs } from './supergraph/supergraphs.js';
import { ViewerSubgraph } from './viewer/viewer-subgraph.js';

export interface RunningGateway {
  /** `http://127.0.0.1:4000`, without a slash at its end. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Reads the supergraph file again, as it does by itself when the file changes. Whether it held another schema. */
  reloadSupergraph(): Promise<boolean>;
  /** Stops accepting requests and finishes those in hand. */
  close(): Promise<void>;
}

/**
 * Starts the gateway from the committed supergraph, whichever services are there.
 *
 * @throws StartError when its port cannot be had
 */
export function startGateway(environment: GatewayEnvironment): Promise<RunningGateway> {
  return runAsService('gateway', () => start(environment));
}

async function start(environment: GatewayEnvironment): Promise<RunningGateway> {
  const { logLevel, otlpEndpoint, port, host, operationsManifest, supergraphWatchMs, trustedProxies, limits, tls } = environment;
  const telemetry = startTelemetry({ service: 'gateway', ...(otlpEndpoint !== undefined && { otlpEndpoint }) });
  const metrics = new ServiceMetrics('gateway');
  const peers = new Peers(tls);
  const { services, all } = clientsOf(environment, peers);
  const registered = operationsManifest === undefined ? new RegisteredOperations(new Map()) : RegisteredOperations.read(operationsManifest);
  const supergraphs = await Supergraphs.start({
    file: environment.supergraphFile,
    knownOperations: registered.all(),
    limits,
    introspection: environment.introspection,
    subgraphOf: subgraphs(all),
  });
  const ide = environment.nodeEnv === 'development' ? await openIde(environment, peers.fetch) : undefined;
  const tokenRequests = new TokenRequests(environment.serviceUrls.identity, environment.serviceTimeoutsMs.identity ?? environment.serviceTimeoutMs, peers.tls);
  const sharedBudgets = environment.redisUrl === undefined ? undefined : await openSharedBudgets(environment.redisUrl);
  const parts = { environment, clients: services, tokenRequests, peers, supergraphs, registered, metrics, sharedBudgets, ide };
  const app = await createHttpApplication(GatewayModule.forRoot(parts), { service: 'gateway', logLevel, metrics, tls, bodyBytes: limits.bodyBytes, trustedProxies });
  const close = async (): Promise<void> => {
    await app.close();
    await supergraphs.close();
    await peers.close();
    await Promise.all([tokenRequests, ...all.values()].map((client) => client.close()));
    await telemetry.shutdown();
  };
  try {
    await app.listen(port, host);
  } catch (error) {
    await close();
    throw asStartError(error, 'gateway', port, 'GATEWAY_PORT');
  }
  peers.watch();
  if (supergraphWatchMs > 0) supergraphs.watch(supergraphWatchMs);
  let closing: Promise<void> | undefined;
  return { url: urlOf(app), app, reloadSupergraph: () => supergraphs.reload(), close: () => (closing ??= close()) };
}

/** Loaded only where there is a Redis: a gateway that counts for itself starts sooner without. */
async function openSharedBudgets(redisUrl: string): Promise<RedisBudgets> {
  const { RedisBudgets: Budgets } = await import('./protections/redis-budget.js');
  return new Budgets(redisUrl);
}

/** One for each service, and one for each subgraph that is none. */
function clientsOf({ serviceUrls, otherSubgraphs, serviceTimeoutMs, serviceTimeoutsMs, serviceConcurrency }: GatewayEnvironment, { tls }: Peers): { services: SubgraphClients; all: ReadonlyMap<string, SubgraphClient> } {
  const client = (name: string, url: string) => new SubgraphClient({ url, timeoutMs: serviceTimeoutsMs[name] ?? serviceTimeoutMs, concurrency: serviceConcurrency, tls });
  const services = Object.fromEntries(SERVICE_NAMES.map((name) => [name, client(name, `${serviceUrls[name]}/graphql`)])) as SubgraphClients;
  return { services, all: new Map([...Object.entries(services), ...Object.entries(otherSubgraphs).map(([name, url]) => [name, client(name, url)] as const)]) };
}

function subgraphs(clients: ReadonlyMap<string, SubgraphClient>): (name: string) => Subgraph {
  const viewer = new ViewerSubgraph(readFileSync(join(__dirname, 'viewer.graphql'), 'utf8'));
  return (name) => {
    if (name === viewer.name) return viewer;
    const client = clients.get(name);
    if (!client) throw new Error(`the supergraph names "${name}", which is no service of this platform and not in GATEWAY_SUBGRAPH_URLS`);
    return new RemoteSubgraph(name, client);
  };
}
