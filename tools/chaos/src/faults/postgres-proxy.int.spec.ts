import { eventually, testServer } from '@edtech/testing';
import postgres from 'postgres';
import { isCommit, PostgresProxy } from './postgres-proxy.js';

describe('a network that loses the answers of Postgres', () => {
  const server = testServer();
  const table = `lost_answers_${process.pid}`;
  let proxy: PostgresProxy;
  let direct: postgres.Sql;
  let through: postgres.Sql;

  const open = (port: number): postgres.Sql => postgres({ host: '127.0.0.1', port, user: server.user, password: server.password, database: 'postgres', max: 1, onnotice: () => undefined });
  const add = (n: number) => through.begin((tx) => tx`insert into ${tx(table)} values (${n})`);
  const stored = async () => (await direct`select n from ${direct(table)} order by n`).map((row) => Number(row['n']));

  beforeAll(async () => {
    proxy = await PostgresProxy.start(server.port);
    direct = open(server.port);
    through = open(proxy.port);
    await direct`create table ${direct(table)} (n int)`;
  });

  beforeEach(() => direct`delete from ${direct(table)}`);

  afterAll(async () => {
    await direct`drop table ${direct(table)}`;
    await Promise.all([direct.end(), through.end({ timeout: 1 })]);
    await proxy.close();
  });

  test('a commit is carried out, and who asked for it never learns of it', async () => {
    await add(1);
    const lost = proxy.loseNextAnswer(isCommit, { withinMs: 10_000 });
    await expect(add(2)).rejects.toThrow(/CONNECTION_CLOSED|closed/);
    expect(await lost).toBe('commit');
    expect(await stored()).toEqual([1, 2]);
    await eventually(() => add(3));
    expect(await stored()).toEqual([1, 2, 3]);
  });

  test('commits that were prepared long ago are known by their names', async () => {
    for (const n of [1, 2, 3]) await add(n);
    for (const n of [4, 5, 6]) {
      const lost = proxy.loseNextAnswer(isCommit, { withinMs: 10_000 });
      await expect(add(n)).rejects.toThrow();
      await lost;
      await eventually(() => through`select 1`);
    }
    expect(await stored()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('of statements sent together only the chosen one loses its answer, and what was answered before it arrives', async () => {
    const lost = proxy.loseNextAnswer((statement) => statement.includes('second'), { withinMs: 10_000 });
    const [first, second] = await Promise.allSettled([through`select 'first' as n`, through`select 'second' as n`]);
    expect(first).toMatchObject({ status: 'fulfilled', value: [{ n: 'first' }] });
    expect(second.status).toBe('rejected');
    expect(await lost).toContain('second');
  });

  test('a transaction is known by what was asked in it, on its own connection', async () => {
    const lost = proxy.loseNextAnswer((statement, before) => isCommit(statement) && before.some((earlier) => earlier.startsWith('delete')), { withinMs: 10_000 });
    await add(1);
    await expect(through.begin((tx) => tx`delete from ${tx(table)} where n = 1`)).rejects.toThrow(/CONNECTION_CLOSED|closed/);
    expect(await lost).toBe('commit');
    expect(await stored()).toEqual([]);
    // What an earlier transaction asked for is not this one's.
    const never = proxy.loseNextAnswer((statement, before) => isCommit(statement) && before.some((earlier) => earlier.startsWith('delete')), { withinMs: 500 });
    await eventually(() => add(2));
    expect(await never).toBeUndefined();
  });

  test('says so when the statement does not come', async () => {
    expect(await proxy.loseNextAnswer((statement) => statement.includes('never'), { withinMs: 20 })).toBeUndefined();
    await eventually(() => add(7));
  });
});
