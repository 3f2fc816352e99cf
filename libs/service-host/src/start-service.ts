import { SERVICES, type ServiceEnvironment, type ServiceName } from '@edtech/environment';
import type { EventTransport } from '@edtech/messaging';
import { runAsService, startTelemetry, type LoggerOptions } from '@edtech/observability';
import { BackgroundLoop, tellingOnce, type Clock } from '@edtech/scheduling';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './create-application.js';
import { createTransport } from './create-transport.js';
import type { MessagingTuning } from './platform.module.js';
import type { AnyServiceDefinition } from './service-definition.js';
import { asStartError } from './start-error.js';
import { urlOf } from './url-of.js';

export interface StartOptions {
  /** The one that the environment asks for when left out. One that is handed in stays open when the service closes. */
  readonly transport?: EventTransport;
  /** The machine's when left out. */
  readonly clock?: Clock;
  /** For tests: quick retries, events of their own. */
  readonly messaging?: MessagingTuning;
  /** Where its log goes; standard output when left out. */
  readonly logDestination?: LoggerOptions['destination'];
}

export interface RunningService {
  readonly service: ServiceName;
  /** `http://127.0.0.1:4001`, without a slash at its end. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Resolves once it receives events. It takes requests before that, and while the broker is away. */
  readonly receiving: Promise<void>;
  /** Stops accepting requests, finishes those in hand, then closes relay, inbox and pool. */
  close(): Promise<void>;
}

/**
 * Starts a service. It listens even while its database or broker is away: `/health/ready` says so until they answer,
 * so that services may be started in any order.
 *
 * @throws StartError when its port cannot be had, or its environment cannot work
 */
export function startService(definition: AnyServiceDefinition, environment: ServiceEnvironment, options: StartOptions = {}): Promise<RunningService> {
  return runAsService(environment.service, () => start(definition, environment, options));
}

async function start(definition: AnyServiceDefinition, environment: ServiceEnvironment, options: StartOptions): Promise<RunningService> {
  const { service, host, port, otlpEndpoint } = environment;
  const telemetry = startTelemetry({ service, otlpEndpoint });
  const transport = options.transport ?? createTransport(environment);
  const { app, peers } = await createApplication(definition, environment, { ...options, transport });
  const receiver = receiveEvents(app);
  const close = async () => {
    await receiver.stop();
    await app.close();
    await peers.close();
    if (!options.transport) await transport.close();
    await telemetry.shutdown();
  };
  try {
    await app.listen(port, host);
  } catch (error) {
    await close().catch(() => undefined);
    throw asStartError(error, service, port, `${SERVICES[service].prefix}_SERVICE_PORT`);
  }
  peers.watch();
  receiver.start();
  let closing: Promise<void> | undefined;
  return { service, url: urlOf(app), app, receiving: receiver.receiving, close: () => (closing ??= close()) };
}

/** Connects the inbox to the transport, again and again until the broker is there. */
function receiveEvents(app: NestFastifyApplication): { receiving: Promise<void>; start(): void; stop(): Promise<void> } {
  const logger = new Logger('Events');
  let began: () => void = () => undefined;
  const receiving = new Promise<void>((resolve) => (began = resolve));
  let connected = false;
  const loop = new BackgroundLoop({
    name: 'connect inbox',
    intervalMs: 3_600_000,
    round: async () => {
      if (connected) return;
      await app.startAllMicroservices();
      connected = true;
      began();
      logger.log('receiving events');
    },
    ...tellingOnce(logger, 'connecting to the events'),
  });
  return { receiving, start: () => loop.start(), stop: () => loop.stop() };
}
