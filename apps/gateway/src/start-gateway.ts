import { SERVICE_NAMES } from '@edtech/environment';
import { runAsService, ServiceMetrics, startTelemetry } from '@edtech/observability';
import { asStartError, createHttpApplication, urlOf } from '@edtech/service-host';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GatewayModule, type SubgraphClients } from './app.module.js';
import type { GatewayEnvironment } from './environment.js';
import { SubgraphClient } from './subgraphs/subgraph-client.js';

export interface RunningGateway {
  /** `http://127.0.0.1:4000`, without a slash at its end. */
  readonly url: string;
  readonly app: NestFastifyApplication;
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
  const { serviceUrls, serviceTimeoutMs, logLevel, otlpEndpoint, port, host } = environment;
  const telemetry = startTelemetry({ service: 'gateway', otlpEndpoint });
  const metrics = new ServiceMetrics('gateway');
  const clients = Object.fromEntries(SERVICE_NAMES.map((service) => [service, new SubgraphClient(serviceUrls[service], serviceTimeoutMs)])) as SubgraphClients;
  const app = await createHttpApplication(GatewayModule.forRoot({ environment, clients, metrics }), { service: 'gateway', logLevel, metrics });
  const close = async (): Promise<void> => {
    await app.close();
    await Promise.all(Object.values(clients).map((client) => client.close()));
    await telemetry.shutdown();
  };
  try {
    await app.listen(port, host);
  } catch (error) {
    await close();
    throw asStartError(error, 'gateway', port, 'GATEWAY_PORT');
  }
  let closing: Promise<void> | undefined;
  return { url: urlOf(app), app, close: () => (closing ??= close()) };
}
