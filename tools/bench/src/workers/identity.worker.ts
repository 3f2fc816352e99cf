import 'reflect-metadata';
import { parseServiceEnvironment, SERVICES, type DatabaseEnvironment } from '@edtech/environment';
import { identityService } from '@edtech/identity-service';
import { startService, type RunningService } from '@edtech/service-host';
import { Logger } from '@nestjs/common';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { answer } from './worker-process.js';

export interface IdentityStart {
  readonly database: DatabaseEnvironment;
  readonly brokers: string;
}

/** How late the event loop was, in milliseconds. */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const delay = monitorEventLoopDelay({ resolution: 1 });
let running: RunningService | undefined;

async function start({ database, brokers }: IdentityStart): Promise<void> {
  const { prefix } = SERVICES.identity;
  const environment = parseServiceEnvironment('identity', identityService.environment, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    EVENT_TRANSPORT: 'kafka',
    KAFKA_BROKERS: brokers,
    [`${prefix}_SERVICE_PORT`]: '0',
    [`${prefix}_DB_HOST`]: database.host,
    [`${prefix}_DB_PORT`]: String(database.port),
    [`${prefix}_DB_NAME`]: database.name,
    [`${prefix}_DB_USER`]: database.user,
    [`${prefix}_DB_PASSWORD`]: database.password,
  });
  Logger.overrideLogger(false);
  running = await startService(identityService, environment);
}

/** Since it was last asked. */
function loopDelay(): LoopDelay {
  const inMs = (nanoseconds: number): number => nanoseconds / 1e6;
  const seen = { p50: inMs(delay.percentile(50)), p99: inMs(delay.percentile(99)), max: inMs(delay.max) };
  delay.reset();
  delay.enable();
  return seen;
}

answer({ start, url: () => running?.url, loopDelay, stop: () => running?.close() });
