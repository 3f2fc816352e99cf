import { connect, type Connection } from '@edtech/drizzle';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { bigserial, integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { ErasedPeople, messagingTables } from '../src/index.js';
import { InboxIntake } from '../src/inbox/inbox-intake.js';
import { InboxPartitions } from '../src/inbox/inbox-partitions.js';
import { partitionInboxStatements } from '../src/inbox/partition-sql.js';

/** The services of the fixture: identity publishes, the others listen. */
export type FixtureService = 'identity' | 'learning' | 'payment';

function tablesOf(service: FixtureService) {
  const schema = pgSchema(service);
  return {
    schema,
    ...messagingTables(schema),
    /** An aggregate. */
    things: schema.table('things', { id: uuid('id').primaryKey(), version: integer('version').notNull().default(1) }),
    /** An aggregate of identity's, and copies of it. */
    people: schema.table('people', { id: uuid('id').primaryKey(), name: text('name').notNull(), version: integer('version').notNull().default(1) }),
    /** What handlers did. Without any unique key: a doubled effect must be seen, and not refused. */
    effects: schema.table('effects', {
      id: bigserial('id', { mode: 'bigint' }).primaryKey(),
      handler: text('handler').notNull(),
      eventId: uuid('event_id').notNull(),
      subject: text('subject').notNull(),
      sequence: integer('sequence').notNull(),
      correlationId: text('correlation_id').notNull(),
      causationId: text('causation_id'),
      traceparent: text('traceparent'),
    }),
  };
}

export const fixtureTables = { identity: tablesOf('identity'), learning: tablesOf('learning'), payment: tablesOf('payment') };

export interface Effect {
  handler: string;
  eventId: string;
  subject: string;
  sequence: number;
  correlationId: string;
  causationId: string | null;
  traceparent: string | null;
}

/** A database of its own with a schema per service, as in layout B. */
export interface FixtureDatabase {
  /** As one process of a service connects. The caller closes it. */
  connect(service: FixtureService, options?: { idleInTransactionMs?: number }): Connection;
  /** For looking, and for breaking. */
  readonly admin: postgres.Sql;
  /** In the order in which they were committed per key. */
  effects(service: FixtureService): Promise<Effect[]>;
  count(service: FixtureService, table: 'outbox' | 'inbox' | 'inbox_positions' | 'effects' | 'things', where?: string): Promise<number>;
  drop(): Promise<void>;
}

export async function createFixtureDatabase(): Promise<FixtureDatabase> {
  const url = new URL(process.env['EDTECH_TEST_POSTGRES_URL'] ?? '');
  const name = `test_messaging_${randomBytes(6).toString('hex')}`;
  const server = { host: url.hostname, port: Number(url.port), user: url.username, password: url.password };
  const connectAdmin = (database: string) => postgres({ ...server, database, max: 3, onnotice: () => undefined });
  const outside = connectAdmin('postgres');
  await outside.unsafe(`create database ${name}`);
  const admin = connectAdmin(name);
  for (const statement of await fixtureStatements()) await admin.unsafe(statement);

  return {
    admin,
    connect: (service, options) => connect({ ...server, name, poolSize: 6, applicationName: `edtech-${service}`, schema: service, ...options }),
    effects: (service) =>
      admin<Effect[]>`
        select handler, event_id as "eventId", subject, sequence, correlation_id as "correlationId", causation_id as "causationId", traceparent
        from ${admin(service)}.effects order by id`,
    count: async (service, table, where = 'true') => {
      const [row] = await admin.unsafe(`select count(*)::int as n from ${service}.${table} where ${where}`);
      return row?.['n'];
    },
    drop: async () => {
      await admin.end({ timeout: 1 });
      await outside.unsafe(`drop database ${name} with (force)`);
      await outside.end();
    },
  };
}

/** What stores events for a service, as its consumer would. */
export function intakeOf({ sql }: Connection, { service = 'learning', retentionDays = 14 }: { service?: FixtureService; retentionDays?: number } = {}): InboxIntake {
  return new InboxIntake(sql, `"${service}"."inbox"`, `"${service}"."inbox_positions"`, new InboxPartitions(sql, service, retentionDays), new ErasedPeople(fixtureTables[service]));
}

let statements: Promise<string[]> | undefined;

/** The SQL of a service's migrations for these tables: drizzle-kit's, and the inbox's partitions. */
function fixtureStatements(): Promise<string[]> {
  statements ??= generateMigration(
    generateDrizzleJson({}),
    generateDrizzleJson(Object.fromEntries(Object.entries(fixtureTables).flatMap(([service, tables]) => Object.entries(tables).map(([key, table]) => [`${service}_${key}`, table])))),
  ).then((tables) => [...tables, ...Object.keys(fixtureTables).flatMap(partitionInboxStatements)]);
  return statements;
}
