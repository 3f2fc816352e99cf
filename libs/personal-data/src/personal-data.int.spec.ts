import { connect, type Connection } from '@edtech/drizzle';
import { createTestDatabase, type TestDatabase } from '@edtech/testing';
import { resolve } from 'node:path';
import { v7 as newId } from 'uuid';
import { housePersonalData } from '../test/fixture/house-personal-data.js';
import { erasePersonalData, exportPersonalData } from './index.js';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase({ service: 'ai', migrationsFolder: resolve(__dirname, '../test/fixture/drizzle') });
  connection = connect({ ...database.environment, applicationName: 'house', schema: 'ai' });
});

afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

/** A person with a diary of so many days, a letter to somebody and an invitation. */
async function moveIn(name: string, days: number): Promise<string> {
  const [id, diary] = [newId(), newId()];
  const { admin } = database;
  await admin`insert into ai.people values (${id}, ${`${name}@example.org`}, ${name}, '2001-02-03T04:05:06Z')`;
  await admin`insert into ai.diaries values (${diary}, ${id}, ${`Days of ${name}`}, 'secret-4711')`;
  await admin`insert into ai.entries select ${diary}, day, ${`${name} "says"`} || chr(10) || day, '["a", {"b": 1}]', 9007199254740993 from generate_series(1, ${days}) as day`;
  await admin`insert into ai.letters values (${newId()}, ${id}, ${[newId()]}, ${`Dear you, ${name}`})`;
  await admin`insert into ai.invitations values (${`${name}@example.org`.toUpperCase()})`;
  return id;
}

async function exported(userId: string, pageSize?: number): Promise<{ rows: Record<string, unknown[]>; longestPage: number }> {
  const rows: Record<string, unknown[]> = {};
  let longestPage = 0;
  for await (const page of exportPersonalData(connection.db, housePersonalData, userId, { pageSize })) {
    (rows[page.table] ??= []).push(...page.rows.map((row) => JSON.parse(row) as unknown));
    longestPage = Math.max(longestPage, page.rows.length);
  }
  return { rows, longestPage };
}

const erase = (userId: string) => connection.db.transaction((tx) => erasePersonalData(tx, housePersonalData, userId));

describe('an export', () => {
  it("gives a person's rows of every table, by whatever way they are found, and no others'", async () => {
    const [ada] = [await moveIn('ada', 2), await moveIn('grace', 3)];
    const { rows } = await exported(ada);
    expect(rows).toEqual({
      people: [{ id: ada, email: 'ada@example.org', name: 'ada', bornAt: '2001-02-03T04:05:06+00:00' }],
      diaries: [{ id: expect.any(String), title: 'Days of ada' }],
      entries: [1, 2].map((day) => ({ day, body: `ada "says"\n${day}`, tags: ['a', { b: 1 }], words: '9007199254740993' })),
      lettersSent: [{ id: expect.any(String), body: 'Dear you, ada' }],
      invitations: [{ address: 'ADA@EXAMPLE.ORG' }],
    });
    expect(JSON.stringify(rows)).not.toMatch(/grace|secret/);
  });

  it.each([[10], [5], [11], [1]])('reads large tables %i rows at a time, each row once', async (pageSize) => {
    const { rows, longestPage } = await exported(await moveIn(`writer-${pageSize}`, 10), pageSize);
    expect(rows.entries).toHaveLength(10);
    expect(rows.entries!.map((entry) => (entry as { day: number }).day)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(longestPage).toBe(Math.min(pageSize, 10));
  });

  it('names the tables in which it finds nothing', async () => {
    expect((await exported(newId())).rows).toEqual({ people: [], diaries: [], entries: [], lettersSent: [], invitations: [] });
  });
});

describe('an erasure', () => {
  it('does with each table what was declared, before it loses the way there, and leaves others alone', async () => {
    const [mary, jane] = [await moveIn('mary', 4), await moveIn('jane', 1)];
    const before = (await exported(jane)).rows;
    expect(await erase(mary)).toEqual({
      entries: { deleted: 4, changed: 0 },
      diaries: { deleted: 1, changed: 0 },
      invitations: { deleted: 1, changed: 0 },
      people: { deleted: 0, changed: 1 },
      lettersSent: { deleted: 0, changed: 1 },
    });
    const everything = await database.admin`
      select to_jsonb(p)::text || coalesce((select jsonb_agg(l)::text from ai.letters l where sender_id = p.id), '') as text from ai.people p where id = ${mary}`;
    expect(everything[0]!.text).not.toContain('mary');
    expect((await exported(mary)).rows).toMatchObject({ people: [{ name: 'Nobody', bornAt: null }], diaries: [], entries: [], lettersSent: [{ body: '[erased]' }], invitations: [] });
    expect((await exported(jane)).rows).toEqual(before);
  });

  it('may run again', async () => {
    const joan = await moveIn('joan', 1);
    await erase(joan);
    expect(await erase(joan)).toMatchObject({ entries: { deleted: 0 }, people: { changed: 1 } });
  });

  it('is all or nothing, as its transaction is', async () => {
    const emmy = await moveIn('emmy', 1);
    const before = (await exported(emmy)).rows;
    await expect(
      connection.db.transaction(async (tx) => {
        await erasePersonalData(tx, housePersonalData, emmy);
        throw new Error('the power is out');
      }),
    ).rejects.toThrow('the power is out');
    expect((await exported(emmy)).rows).toEqual(before);
  });
});
