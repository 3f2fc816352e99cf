import { Logger } from '@nestjs/common';
import { v4 as otherKindOfId, v7 as newId } from 'uuid';
import { createMessage, ErasedPeople, InProcessTransport, type TransportMessage } from '../src/index.js';
import { InboxIntake } from '../src/inbox/inbox-intake.js';
import { InboxPartitions } from '../src/inbox/inbox-partitions.js';
import { startOfWeek, weekAt, weekOf } from '../src/inbox/inbox-week.js';
import { eventually } from './eventually.js';
import { createFixtureDatabase, fixtureTables, intakeOf, type FixtureDatabase } from './fixture-database.js';
import { defineFixtureEvents } from './fixture-event.js';
import { handlerOf, startFixtureService, type RunningFixture } from './fixture-service.js';
import { gate } from './fixture-transports.js';

jest.setTimeout(60_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

const DAY_MS = 86_400_000;
const daysAgo = (days: number): number => Date.now() - days * DAY_MS;

describe('the partitions of an inbox', () => {
  let database: FixtureDatabase;
  let connection: ReturnType<FixtureDatabase['connect']>;
  let partitions: InboxPartitions;
  let events: ReturnType<typeof defineFixtureEvents>;
  let running: RunningFixture | undefined;

  const partitionNames = async () => (await database.admin`select relid::text as name from pg_partition_tree('learning.inbox') where level = 1 order by 1`).map(({ name }) => String(name).split('.')[1]);
  const partitionOf = async (id: string) => (await database.admin`select tableoid::regclass::text as name from learning.inbox where event_id = ${id}`)[0]?.['name'];
  const nameOf = (ms: number) => `inbox_${new Date(startOfWeek(weekAt(ms))).toISOString().slice(0, 10).replaceAll('-', '')}`;
  const changedAt = (ms: number, thingId: string = newId(), sequence = 1): TransportMessage => ({
    ...createMessage(events.changed, { sequence, data: { thingId, note: '' } }),
    id: newId({ msecs: ms }),
    time: new Date(ms).toISOString(),
  });
  const setStatus = (status: string) => database.admin`update learning.inbox set status = ${status}, handled_at = now()`;
  const store = (messages: TransportMessage[], retentionDays = 14) => intakeOf(connection, { retentionDays }).store(messages);
  const start = async (transport = new InProcessTransport({ groups: ['learning'] }), more: Partial<Parameters<typeof startFixtureService>[0]> = {}) => {
    running = await startFixtureService({ service: 'learning', database, transport, definitions: Object.values(events), controllers: [handlerOf(events.changed)], ...more });
    return { ...running, transport };
  };

  beforeAll(async () => {
    database = await createFixtureDatabase();
  });

  const dropAll = async () => {
    for (const name of await partitionNames()) if (name !== 'inbox_default') await database.admin.unsafe(`drop table learning.${name}`);
  };

  beforeEach(async () => {
    await dropAll();
    connection = database.connect('learning');
    partitions = new InboxPartitions(connection.sql, 'learning', 14);
    events = defineFixtureEvents();
  });

  afterEach(async () => {
    await running?.close();
    running = undefined;
    await connection.close();
    for (const table of ['inbox', 'inbox_positions', 'effects']) await database.admin.unsafe(`truncate learning.${table}`);
  });

  afterAll(() => database.drop());

  test('each holds the events of one week, told by their ids', async () => {
    const weeks = [0, 7, 21].map((days) => daysAgo(days));
    await store(weeks.map((ms) => changedAt(ms)));
    expect(await partitionNames()).toEqual([...weeks.map(nameOf), 'inbox_default'].sort());
    for (const { event_id: id } of await database.admin`select event_id from learning.inbox`) {
      expect(await partitionOf(id)).toBe(`learning.${nameOf(startOfWeek(weekOf(id)))}`);
    }
  });

  test('an id is refused a second time whatever its week', async () => {
    const messages = [0, 7, 13].map((days) => changedAt(daysAgo(days)));
    expect(await store(messages)).toBe(3);
    expect(await store([...messages, ...messages])).toBe(0);
  });

  test('ids of another kind, and ids from the far future, are kept in the default partition', async () => {
    const other = { ...changedAt(Date.now()), id: otherKindOfId({ random: new Uint8Array(16).fill(0xff) }) };
    const future = changedAt(Date.now() + 3_650 * DAY_MS);
    await store([other, future]);
    expect(await partitionOf(other.id)).toBe('learning.inbox_default');
    expect(await partitionOf(future.id)).toBe('learning.inbox_default');
    expect(await store([other, future])).toBe(0);
  });

  test('what came before its partition could be made moves into it later', async () => {
    const early = changedAt(Date.now());
    const stranded = new InboxPartitions(connection.sql, 'learning', 14);
    stranded.makeFor = () => Promise.resolve();
    await new InboxIntake(connection.sql, '"learning"."inbox"', '"learning"."inbox_positions"', stranded, new ErasedPeople(fixtureTables.learning)).store([early]);
    expect(await partitionOf(early.id)).toBe('learning.inbox_default');
    await partitions.makeAhead();
    expect(await partitionOf(early.id)).toBe(`learning.${nameOf(Date.now())}`);
  });

  test('a partition that somebody stands in the way of is made the next time, and events wait in the default one meanwhile', async () => {
    const [locked, go] = [gate(), gate()];
    const reader = database.admin.begin(async (sql) => {
      await sql`lock table learning.inbox_default in access share mode`;
      locked.open();
      await go.opened;
    });
    await locked.opened;
    const early = changedAt(Date.now());
    expect(await store([early])).toBe(1);
    expect(await partitionOf(early.id)).toBe('learning.inbox_default');
    go.open();
    await reader;
    await partitions.makeAhead();
    expect(await partitionOf(early.id)).toBe(`learning.${nameOf(Date.now())}`);
  });

  test('cleaning is a drop: the table is gone, no row was deleted, and each key has its position', async () => {
    const [one, other] = [newId(), newId()];
    const messages = [changedAt(daysAgo(30), one, 1), changedAt(daysAgo(30) + 1, one, 2), changedAt(daysAgo(30) + 2, other, 7)];
    await store(messages, 60);
    await setStatus('handled');
    const deletes = async () => {
      await database.admin`select pg_stat_force_next_flush()`;
      const [row] = await database.admin`select coalesce(sum(n_tup_del), 0)::int as n from pg_stat_user_tables where schemaname = 'learning' and relname like 'inbox%'`;
      return Number(row?.['n']);
    };
    const before = await deletes();
    expect(await partitions.clean()).toBe(1);
    expect(await partitionNames()).not.toContain(nameOf(daysAgo(30)));
    expect(await deletes()).toBe(before);
    expect(await database.admin`select subject, sequence::int, event_id from learning.inbox_positions order by sequence`).toEqual([
      { subject: one, sequence: 2, event_id: messages[1]?.id },
      { subject: other, sequence: 7, event_id: messages[2]?.id },
    ]);
  });

  test.each(['pending', 'parked'])('a week with a %s event stays, with all that is in it', async (status) => {
    const [held, ...rest] = [1, 2, 3].map((sequence) => changedAt(daysAgo(30), newId(), sequence));
    await store([...(held ? [held] : []), ...rest], 60);
    await setStatus('handled');
    await database.admin`update learning.inbox set status = ${status} where event_id = ${held?.id ?? ''}`;
    expect(await partitions.clean()).toBe(0);
    expect(await database.count('learning', 'inbox')).toBe(3);
    await database.admin`update learning.inbox set status = 'dropped' where event_id = ${held?.id ?? ''}`;
    expect(await partitions.clean()).toBe(1);
  });

  test('a week that is not over for as long as the retention stays', async () => {
    await store([changedAt(daysAgo(13))]);
    await setStatus('handled');
    expect(await partitions.clean()).toBe(0);
    const [row] = await connection.sql`select learning.inbox_drop_partition(${weekAt(daysAgo(13))}, interval '14 days') as gone`;
    expect(row?.['gone']).toBe(false);
  });

  test('a whole topic that is replayed after the drop has no second effect, and what was not in it has its first', async () => {
    const things = Array.from({ length: 5 }, () => newId());
    const topic = [400, 30, 22].flatMap((days, round) => things.map((thing) => changedAt(daysAgo(days), thing, round + 1)));
    const { transport } = await start();
    await transport.publish(topic);
    await eventually(async () => expect(await database.count('learning', 'inbox', `status = 'handled'`)).toBe(15));
    await eventually(async () => {
      await partitions.clean();
      expect(await database.count('learning', 'inbox')).toBe(0);
    });
    const late = changedAt(daysAgo(20), newId(), 1);
    for (let replay = 0; replay < 2; replay += 1) await transport.publish([...topic, late]);
    await eventually(async () => expect((await database.effects('learning')).filter(({ eventId }) => eventId === late.id)).toHaveLength(1));
    expect(await database.count('learning', 'inbox', `status = 'pending'`)).toBe(0);
    const effects = await database.effects('learning');
    expect(effects.map(({ eventId }) => eventId).sort()).toEqual([...topic, late].map(({ id }) => id).sort());
  });

  test('an event with the same sequence as the last one that was dropped, but later, is not taken for it', async () => {
    const thing = newId();
    const [first, second] = [changedAt(daysAgo(30), thing, 5), changedAt(daysAgo(30) + 1, thing, 5)];
    await store([first], 60);
    await setStatus('handled');
    expect(await partitions.clean()).toBe(1);
    expect(await store([first])).toBe(0);
    expect(await store([second])).toBe(1);
  });

  test('an owner that restored a backup and counts anew is heard, also by a service that was away for longer than the retention', async () => {
    const thing = newId();
    await store([changedAt(daysAgo(60), thing, 9)], 90);
    await setStatus('handled');
    expect(await partitions.clean()).toBe(1);
    expect(await store([changedAt(daysAgo(40), thing, 3)])).toBe(1);
  });

  test('an event that is stored while its week is being dropped is known either way: by its row or by its position', async () => {
    const old = Array.from({ length: 40 }, (_, n) => changedAt(daysAgo(30), newId(), n + 1));
    await store(old, 60);
    await setStatus('handled');
    const storing = (round: number) => old.map(async (message, n) => (n % 4 === round ? store([message]) : 0));
    const cleaning = eventually(async () => (await partitions.clean()) === 1);
    const stored = [];
    for (let round = 0; round < 4; round += 1) stored.push(...(await Promise.all(storing(round))));
    await cleaning;
    expect(stored.filter((count) => count > 0)).toEqual([]);
    expect(await database.count('learning', 'inbox_positions')).toBe(40);
    expect(await database.count('learning', 'inbox')).toBe(0);
  });

  test('a week is not dropped while an event of it is being stored: it would be lost with the week', async () => {
    await store([changedAt(daysAgo(30), newId())], 60);
    await setStatus('handled');
    const late = changedAt(daysAgo(30));
    const waiting = async (query: string) =>
      (await database.admin`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query like ${query} and datname = current_database()`)[0]?.['n'] as number;
    let storing: Promise<number> = Promise.resolve(0);
    let cleaning: Promise<number> = Promise.resolve(0);
    // Somebody else has begun to store the same event, and gives up: so long ours waits in the middle of its transaction.
    const givenUp = database.admin.begin(async (sql) => {
      await sql`
        insert into learning.inbox (event_id, type, topic, source, subject, sequence, time, data, correlation_id)
        values (${late.id}, ${late.type}, ${late.topic}, ${late.source}, ${late.subject}, 1, ${late.time}, '{}', ${late.correlationId})`;
      storing = store([late]);
      await eventually(async () => (await waiting('%insert into%')) === 1);
      cleaning = partitions.clean();
      await eventually(async () => (await waiting('%inbox_drop_partition%')) === 1);
      throw new Error('given up');
    });
    await expect(givenUp).rejects.toThrow('given up');
    expect(await storing).toBe(1);
    expect(await cleaning).toBe(0);
    expect(await database.count('learning', 'inbox', `status = 'pending'`)).toBe(1);
  });

  test('what the default partition need not remember is forgotten, and not done again', async () => {
    const other = { ...changedAt(daysAgo(30)), id: otherKindOfId({ random: new Uint8Array(16).fill(0xee) }) };
    const young = { ...changedAt(daysAgo(3)), id: otherKindOfId({ random: new Uint8Array(16).fill(0xdd) }) };
    await store([other, young], 60);
    await setStatus('handled');
    await partitions.clean();
    expect(await database.admin`select event_id from learning.inbox`).toEqual([{ event_id: young.id }]);
    expect(await store([other, young])).toBe(0);
  });

  test('a service that was stopped for a year begins with this week, and takes up what is a year old', async () => {
    await database.admin`select learning.inbox_make_partitions(array[${weekAt(daysAgo(365))}::bigint, ${weekAt(daysAgo(358))}::bigint])`;
    const before = [changedAt(daysAgo(365)), changedAt(daysAgo(364))];
    await store(before, 400);
    const { transport } = await start();
    await eventually(async () => expect(await partitionNames()).toEqual(expect.arrayContaining([nameOf(Date.now()), nameOf(Date.now() + 7 * DAY_MS)])));
    const missed = [200, 100, 0].map((days) => changedAt(daysAgo(days)));
    await transport.publish(missed);
    await eventually(async () => {
      const effects = await database.effects('learning');
      expect(effects.map(({ eventId }) => eventId).sort()).toEqual([...before, ...missed].map(({ id }) => id).sort());
    });
  });
});
