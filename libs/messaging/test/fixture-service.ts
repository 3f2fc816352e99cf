import type { EventDefinition, EventEnvelope } from '@edtech/contracts';
import { DatabaseModule, type Connection } from '@edtech/drizzle';
import { Controller, type INestApplication, type Provider, type Type } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { sql } from 'drizzle-orm';
import { connectInbox, MessagingModule, ParkedEvents, UnitOfWork, type EventTransport, type InboxContext, type MessagingOptions } from '../src/index.js';
import { fixtureTables, type FixtureDatabase, type FixtureService } from './fixture-database.js';
import type { ThingChanged } from './fixture-event.js';

/** What a handler of the fixture does after its effect is written. */
export type Reaction = (event: EventEnvelope, context: InboxContext) => Promise<void> | void;

/** A handler that notes what it was given, in the inbox's transaction, and then does what the test says. */
export function handlerOf(definition: EventDefinition, { name = 'handler', react = () => undefined }: { name?: string; react?: Reaction } = {}): Type {
  @Controller()
  class OnFixtureEvent {
    @EventPattern<string>(definition.type)
    async handle(@Payload() event: EventEnvelope, @Ctx() context: InboxContext): Promise<void> {
      await context.tx.execute(sql`
        insert into effects (handler, event_id, subject, sequence, correlation_id, causation_id, traceparent)
        values (${name}, ${event.id}, ${event.subject}, ${event.sequence}, ${event.correlationId}, ${event.causationId ?? null}, ${event.traceparent ?? null})`);
      await react(event, context);
    }
  }
  return OnFixtureEvent;
}

export interface FixtureServiceOptions extends Partial<Omit<MessagingOptions, 'service' | 'tables' | 'transport'>> {
  service: FixtureService;
  database: FixtureDatabase;
  transport: EventTransport;
  controllers?: Type[];
  providers?: Provider[];
  idleInTransactionMs?: number;
}

export interface RunningFixture {
  app: INestApplication;
  connection: Connection;
  work: UnitOfWork;
  parked: ParkedEvents;
  close(): Promise<void>;
}

/** One process of a service, as service-host would run it. */
export async function startFixtureService({ service, database, transport, controllers = [], providers = [], idleInTransactionMs, ...options }: FixtureServiceOptions): Promise<RunningFixture> {
  const connection = database.connect(service, idleInTransactionMs === undefined ? {} : { idleInTransactionMs });
  const testing = await Test.createTestingModule({
    imports: [DatabaseModule.forRoot(connection), MessagingModule.forRoot({ service, transport, tables: fixtureTables[service], ...options })],
    controllers,
    providers,
  }).compile();
  const app = testing.createNestApplication(new FastifyAdapter(), { logger: false });
  connectInbox(app);
  try {
    await app.init();
    await app.startAllMicroservices();
  } catch (error) {
    await app.close();
    throw error;
  }
  return { app, connection, work: app.get(UnitOfWork), parked: app.get(ParkedEvents), close: () => app.close() };
}

/** A business transaction: the thing's version grows, and the world hears of it. @returns the new version. */
export function changeThing(work: UnitOfWork, definition: ThingChanged, thingId: string, note = 'changed'): Promise<number> {
  return work.run(async ({ tx, publish }) => {
    const [row] = await tx.execute<{ version: number }>(sql`
      insert into things (id) values (${thingId}) on conflict (id) do update set version = things.version + 1 returning version`);
    const sequence = Number(row?.version);
    await publish(definition, { sequence, data: { thingId, note } });
    return sequence;
  });
}
