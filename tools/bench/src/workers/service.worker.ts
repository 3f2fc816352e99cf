import 'reflect-metadata';
import { parseServiceEnvironment, SERVICES, type DatabaseEnvironment } from '@edtech/environment';
import { communicationService } from '@edtech/communication-service';
import type { EventEnvelope } from '@edtech/contracts';
import { learningService } from '@edtech/learning-management-service';
import { runWithCorrelation, UnitOfWork, type InboxBatchContext } from '@edtech/messaging';
import { startService, type AnyServiceDefinition, type RunningService } from '@edtech/service-host';
import { Controller, Logger, Module } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { benchData, benchEvent } from '../bench-event.js';
import { answer } from './worker-process.js';

export interface ServiceStart {
  readonly service: 'learning' | 'communication';
  readonly database: DatabaseEnvironment;
  readonly brokers: string;
}

export interface CommitSteadily {
  /** Aggregates that change, one after the other. */
  readonly items: readonly string[];
  readonly count: number;
  readonly perSecond: number;
}

/** Notes events in the inbox's transaction, as the platform's copies are kept: those that have come together at once. Nothing keeps a doubled effect out. */
@Controller()
class OnBenchEvent {
  @EventPattern<string>(benchEvent.type, { batch: true })
  async note(@Payload() events: readonly EventEnvelope[], @Ctx() { tx }: InboxBatchContext): Promise<void> {
    const effects = JSON.stringify(events.map(({ id, subject, sequence }) => ({ event_id: id, subject, sequence })));
    await tx.execute(sql`
      insert into communication.bench_effects (event_id, subject, sequence)
      select event_id, subject, sequence from rows from (
        jsonb_to_recordset(${effects}::text::jsonb) as (event_id uuid, subject text, sequence bigint)) with ordinality as e (event_id, subject, sequence, nr) order by nr`);
  }
}

/** The real service, with one handler more. */
function withEffects(definition: AnyServiceDefinition): AnyServiceDefinition {
  return {
    ...definition,
    module: (environment) => {
      @Module({ imports: [definition.module(environment)], controllers: [OnBenchEvent] })
      class WithEffects {}
      return WithEffects;
    },
  };
}

let running: RunningService | undefined;

async function start({ service, database, brokers }: ServiceStart): Promise<void> {
  const definition: AnyServiceDefinition = service === 'learning' ? learningService : withEffects(communicationService);
  const { prefix } = SERVICES[service];
  const environment = parseServiceEnvironment(service, definition.environment, {
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
  running = await startService(definition, environment);
  await running.receiving;
}

/** One business transaction: the row and the event about it. */
async function commit(work: UnitOfWork, itemId: string): Promise<void> {
  await work.run(async ({ tx, publish }) => {
    const [row] = await tx.execute<{ version: number }>(sql`update learning.bench_items set version = version + 1 where id = ${itemId} returning version`);
    await publish(benchEvent, { sequence: Number(row?.version), data: benchData(itemId) });
  });
}

/** Commits at an even pace, whether or not earlier ones have come through. */
async function commitSteadily({ items, count, perSecond }: CommitSteadily): Promise<void> {
  const work = running?.app.get(UnitOfWork);
  if (!work) throw new Error('the service has not been started');
  const begun = performance.now();
  const commits: Promise<void>[] = [];
  for (let n = 0; n < count; n += 1) {
    const wait = begun + (n * 1_000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    commits.push(runWithCorrelation(`bench-${n}`, undefined, () => commit(work, items[n % items.length] ?? '')));
  }
  await Promise.all(commits);
}

answer({
  start,
  commitSteadily,
  stop: () => running?.close(),
});
