import { Injectable, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { eq, sql as fragment } from 'drizzle-orm';
import { bigint, integer, jsonb, pgSchema, timestamp } from 'drizzle-orm/pg-core';
import { dropDatabases, passwords, randomName, session, testServer } from '../../test/test-server.js';
import type { ServiceDatabase } from '../layouts/layout-plan.js';
import { provision } from '../layouts/provision.js';
import { connect, type Connection, type Database, type Executor } from './connect.js';
import { DATABASE, DatabaseModule } from './database.module.js';

const amounts = pgSchema('payment').table('amounts', {
  id: integer('id').primaryKey(),
  amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
  seenAt: timestamp('seen_at', { withTimezone: true, mode: 'date' }).notNull(),
  details: jsonb('details').notNull(),
  unnamedColumn: integer(),
});

describe('connect', () => {
  const databaseName = randomName('connect');
  let payment: ServiceDatabase;
  let connection: Connection;

  beforeAll(async () => {
    const [place] = await provision(testServer(), { layout: 'A', services: ['payment'], passwords, databaseName });
    if (!place) throw new Error('not provisioned');
    payment = place;
    await session(payment.owner, (sql) => sql`
      CREATE TABLE payment.amounts (id int PRIMARY KEY, amount_minor bigint, seen_at timestamptz, details jsonb, unnamed_column int)`);
  });

  beforeEach(() => {
    connection = connect({ ...payment.runtime, applicationName: 'edtech-payment', schema: 'payment' });
  });

  afterEach(() => connection.close());
  afterAll(() => dropDatabases(testServer(), [databaseName]));

  it('says who it is, looks up names in its own schema only, and thinks in UTC', async () => {
    const [row] = await connection.sql`
      SELECT current_setting('application_name') AS name, current_setting('search_path') AS path, current_setting('TimeZone') AS zone`;
    expect(row).toEqual({ name: 'edtech-payment', path: '"payment", "extensions"', zone: 'UTC' });
  });

  it('carries money beyond what a number can hold, dates and JSON both ways', async () => {
    const row = { id: 1, amountMinor: 9_007_199_254_740_993n, seenAt: new Date('2030-01-07T09:00:00.123Z'), details: { a: ['ü', null] }, unnamedColumn: 7 };
    await connection.db.insert(amounts).values(row);
    await expect(connection.db.select().from(amounts).where(eq(amounts.id, 1))).resolves.toEqual([row]);
    await expect(connection.db.select({ n: fragment<bigint>`count(*)` }).from(amounts)).resolves.toEqual([{ n: 1n }]);
  });

  it('takes dates and JSON in statements written by hand, on the same pool', async () => {
    const [seenAt, details] = [new Date('2031-01-01T00:00:00Z'), { by: 'hand' }];
    const { sql, db } = connection;
    await sql`INSERT INTO amounts VALUES (2, ${10n}, ${seenAt}, ${sql.json(details)})`;
    await expect(db.select().from(amounts).where(eq(amounts.id, 2))).resolves.toMatchObject([{ id: 2, amountMinor: 10n, seenAt, details }]);
  });

  it('opens no more connections than the pool has places', async () => {
    const { sql } = connection;
    await Promise.all(Array.from({ length: 20 }, () => sql`SELECT pg_sleep(0.01)`));
    await session(testServer(), async (admin) => {
      const [row] = await admin`SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = ${databaseName} AND application_name = 'edtech-payment'`;
      expect(row).toEqual({ open: 5 });
    });
  });

  it('recovers from a connection that the server has cut off', async () => {
    await connection.sql`SELECT 1`;
    await session(testServer(), (admin) => admin`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${databaseName}`);
    await expect(recovered(connection)).resolves.toBe(true);
  });

  describe('prepares statements of drizzle that come again', () => {
    const byId = (db: Executor, id: number) => db.select({ id: amounts.id }).from(amounts).where(eq(amounts.id, id));
    let single: Connection;

    const prepared = async () => {
      const rows = await single.sql`SELECT 1 FROM pg_prepared_statements WHERE statement LIKE '%"amounts"."id" = $1'`;
      return rows.length;
    };

    beforeEach(async () => {
      single = connect({ ...payment.runtime, poolSize: 1, applicationName: 'edtech-payment', schema: 'payment' });
      await single.db.execute(fragment`SELECT 1`);
    });

    afterEach(() => single.close());

    it('and no others', async () => {
      await byId(single.db, 1);
      await expect(prepared()).resolves.toBe(0);
      await byId(single.db, 2);
      await byId(single.db, 3);
      await expect(prepared()).resolves.toBe(1);
    });

    it('in transactions too', async () => {
      await single.db.transaction(async (tx) => {
        await byId(tx, 1);
        await byId(tx, 2);
      });
      await expect(prepared()).resolves.toBe(1);
    });

    it('and goes on when their table is changed or exchanged for another', async () => {
      const ids = async () => (await byId(single.db, 1)).map(({ id }) => id);
      await single.db.delete(amounts).where(eq(amounts.id, 1));
      await single.db.insert(amounts).values({ id: 1, amountMinor: 1n, seenAt: new Date(), details: {}, unnamedColumn: 1 });
      for (let n = 0; n < 6; n += 1) await expect(ids()).resolves.toEqual([1]);
      await session(payment.owner, async (owner) => {
        await owner`ALTER TABLE payment.amounts ADD COLUMN later text`;
        await owner`ALTER TABLE payment.amounts ALTER COLUMN unnamed_column TYPE bigint`;
      });
      await expect(ids()).resolves.toEqual([1]);
      await session(payment.owner, (owner) =>
        owner.begin(async (tx) => {
          await tx`CREATE TABLE payment.shadow (LIKE payment.amounts INCLUDING ALL)`;
          await tx`ALTER TABLE payment.amounts RENAME TO gone`;
          await tx`ALTER TABLE payment.shadow RENAME TO amounts`;
          await tx`GRANT SELECT ON payment.amounts TO ${tx(payment.runtime.user)}`;
        }),
      );
      await expect(ids()).resolves.toEqual([]);
      await session(payment.owner, (owner) => owner`DROP TABLE payment.amounts`);
      await session(payment.owner, (owner) => owner`ALTER TABLE payment.gone RENAME TO amounts`);
      await expect(ids()).resolves.toEqual([1]);
    });
  });

  it('is given to the whole application, and closed after everything else has shut down', async () => {
    const own = connect({ ...payment.runtime, applicationName: 'edtech-payment', schema: 'payment' });
    const seen: unknown[] = [];

    @Injectable()
    class LastWords implements OnApplicationShutdown {
      constructor(@Inject(DATABASE) private readonly db: Database) {}

      async onApplicationShutdown(): Promise<void> {
        seen.push(...(await this.db.execute('SELECT 1 AS one')));
      }
    }

    @Module({ providers: [LastWords] })
    class Feature {}

    const app = await Test.createTestingModule({ imports: [DatabaseModule.forRoot(own), Feature] }).compile();
    await app.init();
    await app.close();
    expect(seen).toEqual([{ one: 1 }]);
    await expect(own.sql`SELECT 1`).rejects.toMatchObject({ code: 'CONNECTION_ENDED' });
  });
});

/** The statement that meets the cut connection may fail; a later one must not. */
async function recovered({ sql }: Connection): Promise<boolean> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const rows = await sql`SELECT 1`.catch(() => []);
    if (rows.length === 1) return true;
  }
  return false;
}
