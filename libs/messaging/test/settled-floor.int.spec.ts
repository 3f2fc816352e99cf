import { SettledFloor } from '../src/settled-floor.js';
import { createFixtureDatabase, type FixtureDatabase } from './fixture-database.js';
import { gate } from './fixture-transports.js';

describe('the floor of an outbox', () => {
  let database: FixtureDatabase;
  let connection: ReturnType<FixtureDatabase['connect']>;
  let floor: SettledFloor;

  const insert = (sql: Pick<ReturnType<FixtureDatabase['connect']>['sql'], 'unsafe'> = connection.sql) =>
    sql.unsafe<{ id: bigint }[]>(`insert into outbox (event_id, type, topic, subject, sequence, data, correlation_id) values (gen_random_uuid(), 't', 't', 's', 1, '{}', 'c') returning id`).then(([row]) => row?.id ?? 0n);
  const remove = (id: bigint) => connection.sql`delete from outbox where id = ${id}`;
  /** A transaction that has inserted and does not end before it is told to. */
  const insertSlowly = async () => {
    const [inserted, end] = [gate(), gate()];
    let id = 0n;
    const ended = connection.sql.begin(async (sql) => {
      id = await insert(sql);
      inserted.open();
      await end.opened;
    });
    await inserted.opened;
    return { id, commit: () => (end.open(), ended) };
  };
  const rise = async (highest: bigint, times = 4) => {
    floor.saw(highest);
    for (let n = 0; n < times; n += 1) await floor.rise();
    return floor.id;
  };

  beforeAll(async () => {
    database = await createFixtureDatabase();
    connection = database.connect('identity');
  });

  beforeEach(async () => {
    await database.admin`truncate identity.outbox`;
    floor = new SettledFloor(connection.sql, '"identity"."outbox"', 'true', 0, 0);
  });

  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  test('rises to what was seen once that is gone', async () => {
    const id = await insert();
    await remove(id);
    expect(await rise(id)).toBe(id);
  });

  test('stays below what waits', async () => {
    const [first, second, third] = [await insert(), await insert(), await insert()];
    await remove(first);
    await remove(third);
    expect(await rise(third)).toBe(second - 1n);
  });

  test('stays below an id that was drawn before and becomes visible later, however late', async () => {
    const slow = await insertSlowly();
    const seen = await insert();
    await remove(seen);
    expect(seen).toBeGreaterThan(slow.id);
    expect(await rise(seen, 20)).toBeLessThan(slow.id);
    await slow.commit();
    expect(await rise(seen)).toBeLessThan(slow.id);
    await remove(slow.id);
    expect(await rise(seen)).toBe(seen);
  });

  test.each(['outbox', 'inbox'])('begins anew where the sequence of the %s was set back, and rises only to what is seen then', async (name) => {
    const sequence = `identity.${name}_id_seq`;
    const next = async () => BigInt((await database.admin.unsafe(`select nextval('${sequence}') as id`))[0]?.['id']);
    floor = new SettledFloor(connection.sql, `"identity"."${name}"`, 'true', 0, 0);
    for (let n = 0; n < 5; n += 1) await next();
    const last = await next();
    expect(await rise(last)).toBe(last);
    await database.admin.unsafe(`select setval('${sequence}', ${last - 3n})`);
    await floor.rise();
    expect(floor.id).toBe(0n);
    const again = await next();
    expect(again).toBeLessThan(last);
    expect(await rise(again)).toBe(again);
  });

  test('does not wait for those who began to write after it was seen, or who write elsewhere', async () => {
    const elsewhere = gate();
    const idle = connection.sql.begin(async (sql) => {
      await sql`insert into things (id) values (gen_random_uuid())`;
      await elsewhere.opened;
    });
    const seen = await insert();
    await remove(seen);
    floor.saw(seen);
    await floor.rise();
    const later = await insertSlowly();
    expect(await rise(seen)).toBe(seen);
    await later.commit();
    elsewhere.open();
    await idle;
  });

  test('saves stepping over what was deleted where an old transaction keeps vacuum away', async () => {
    const plan = async () => {
      const [row] = await connection.sql.unsafe<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }[]>(
        `explain (analyze, buffers, format json) select id from outbox where id > ${floor.id} order by id limit 500`,
      );
      return Object.entries(row?.['QUERY PLAN'][0].Plan ?? {}).reduce((sum, [name, blocks]) => sum + (/^Shared (Hit|Read) Blocks$/.test(name) ? blocks : 0), 0);
    };
    const old = gate();
    const oldTransaction = database.admin.begin(async (sql) => {
      await sql`select pg_current_xact_id()`;
      await old.opened;
    });
    await connection.sql.unsafe(`insert into outbox (event_id, type, topic, subject, sequence, data, correlation_id) select gen_random_uuid(), 't', 't', 's', 1, '{}', 'c' from generate_series(1, 20000)`);
    const [last] = await connection.sql`select max(id) as id from outbox`;
    await connection.sql`delete from outbox`;
    expect(await plan()).toBeGreaterThan(100);
    expect(await rise(last?.['id'])).toBe(last?.['id']);
    expect(await plan()).toBeLessThan(10);
    old.open();
    await oldTransaction;
  });
});
