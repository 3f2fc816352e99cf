import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceEnvironment, ServiceName } from '@edtech/environment';
import type { EventTransport } from '@edtech/messaging';
import type { Clock } from '@edtech/scheduling';
import type { AnyServiceDefinition } from './service-definition.js';

export interface StartOptions {
  /** The one that the environment asks for when left out. One that is handed in stays open when the service closes. */
  readonly transport?: EventTransport;
  /** The machine's when left out. */
  readonly clock?: Clock;
}

export interface RunningService {
  readonly service: ServiceName;
  /** `http://127.0.0.1:4001`, without a slash at its end. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Stops accepting requests, finishes those in hand, then closes relay, inbox and pool. */
  close(): Promise<void>;
}

/** Starts a service. It listens even while its database or broker is away: `/health/ready` says so until they answer. */
export function startService(_definition: AnyServiceDefinition, _environment: ServiceEnvironment, _options: StartOptions = {}): Promise<RunningService> {
  throw new Error('not ready');
}
