import { defineEvent } from '@edtech/contracts';
import { Logger } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { EventTransport, TransportMessage } from '../src/index.js';
import { OutboxRelay } from '../src/outbox/outbox-relay.js';
import { OutboxStore } from '../src/outbox/outbox-store.js';
import { OutboxWriter } from '../src/outbox/outbox-writer.js';
import { RelayLease } from '../src/outbox/relay-lease.js';
import { MAX_DATA_BYTES } from '../src/transport/storable-json.js';
import { UnitOfWork } from '../src/unit-of-work.js';
import { eventually } from './eventually.js';
import { createFixtureDatabase, type FixtureDatabase } from './fixture-database.js';
import { defineFixtureEvents } from './fixture-event.js';
import { changeThing } from './fixture-service.js';
import { gate, publishingTransport } from './fixture-transports.js';

jest.setTimeout(30_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

/** Notes how often it was read. */
class WatchedStore extends OutboxStore {
  reads = 0;

  override async readUnsent(limit: number): ReturnType<OutboxStore['readUnsent']> {
    const rows = await super.readUnsent(limit);
    this.reads += 1;
    return rows;
  }
}

describe('a relay that reads ahead while it sends', () => {
  const { changed } = defineFixtureEvents();
  const open: (() => Promise<void>)[] = [];
  let database: FixtureDatabase;

  const relayOf = (publish: EventTransport['publish'], { leaseMs = 60_000, batchSize = 2, frozen = false } = {}) => {
    const { sql, close } = database.connect('identity');
    const store = new WatchedStore(sql, '"identity"."outbox"', '"identity"."relay_leases"', 'identity');
    const lease = new RelayLease(sql, '"identity"."relay_leases"', leaseMs);
    // Timers do not go off in a process that is frozen.
    if (frozen) lease.keepWhile = (work) => work();
    const relay = new OutboxRelay({ store, lease, transport: publishingTransport(publish), topics: [changed.topic], batchSize, pollMs: 20 });
    open.push(close, () => relay.stop());
    relay.start();
    return { relay, store };
  };
  const unsent = () => database.count('identity', 'outbox');
  const sequencesOf = (messages: readonly TransportMessage[]) => messages.map(({ sequence }) => sequence);

  /** Commits changes of one thing while nobody relays. */
  const writeUnsent = async (count: number, note = ''): Promise<void> => {
    const { db, close } = database.connect('identity');
    const work = new UnitOfWork(db, new OutboxWriter('identity', '"identity"."outbox"'), () => undefined);
    const thing = newId();
    for (let n = 0; n < count; n += 1) await changeThing(work, changed, thing, note);
    await close();
  };

  beforeAll(async () => {
    database = await createFixtureDatabase();
  });

  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    for (const table of ['outbox', 'relay_leases', 'things']) await database.admin.unsafe(`truncate identity.${table}`);
  });

  afterAll(() => database.drop());

  test('has its topics made when it starts, before there is anything to send', async () => {
    const transport = publishingTransport(async () => undefined);
    const made: (readonly string[])[] = [];
    transport.ensureTopics = async (topics) => void made.push(topics);
    const { sql, close } = database.connect('identity');
    const store = new OutboxStore(sql, '"identity"."outbox"', '"identity"."relay_leases"', 'identity');
    const relay = new OutboxRelay({ store, lease: new RelayLease(sql, '"identity"."relay_leases"', 60_000), transport, topics: [changed.topic], batchSize: 2, pollMs: 20 });
    open.push(close, () => relay.stop());
    relay.start();
    await eventually(() => made.length > 0);
    expect(made).toEqual([[changed.topic]]);
    expect(await unsent()).toBe(0);
  });

  test('sends one batch at a time, each event once and in order', async () => {
    await writeUnsent(9);
    const acknowledge = gate();
    const sent: TransportMessage[] = [];
    let sending = 0;
    let most = 0;
    const { store } = relayOf(async (batch) => {
      most = Math.max(most, (sending += 1));
      if (sent.length === 0) await acknowledge.opened;
      sent.push(...batch);
      sending -= 1;
    });
    await eventually(() => store.reads === 2);
    expect(sent).toEqual([]);
    acknowledge.open();
    await eventually(async () => expect(await unsent()).toBe(0));
    expect(sequencesOf(sent)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(1);
  });

  test('deletes nothing that has not been acknowledged, however far it has read', async () => {
    await writeUnsent(6);
    const acknowledge = [gate(), gate(), gate()];
    let begun = 0;
    const { store } = relayOf(async () => {
      begun += 1;
      await acknowledge[begun - 1]?.opened;
    });
    await eventually(() => store.reads === 2);
    expect(await unsent()).toBe(6);
    acknowledge[0]?.open();
    await eventually(async () => expect(await unsent()).toBe(4));
    await eventually(() => begun === 2 && store.reads >= 3);
    expect(await unsent()).toBe(4);
    for (const { open: acknowledged } of acknowledge) acknowledged();
    await eventually(async () => expect(await unsent()).toBe(0));
    expect(begun).toBe(3);
  });

  test('after a batch that failed sends nothing that it had read ahead, but begins with the failed one', async () => {
    await writeUnsent(6);
    const attempts: number[][] = [];
    const { store } = relayOf(async (batch) => {
      attempts.push(sequencesOf(batch));
      await eventually(() => store.reads >= attempts.length + 1 || store.reads >= 4);
      if (attempts.length === 2) throw new Error('broker away');
    });
    await eventually(async () => expect(await unsent()).toBe(0));
    expect(attempts).toEqual([
      [1, 2],
      [3, 4],
      [3, 4],
      [5, 6],
    ]);
  });

  test('does not send what it had read ahead when it wakes without its lease', async () => {
    await writeUnsent(6);
    const thaw = gate();
    const attempts: number[][] = [];
    const { relay, store } = relayOf(
      async (batch) => {
        attempts.push(sequencesOf(batch));
        await thaw.opened;
      },
      { leaseMs: 150, frozen: true },
    );
    await eventually(() => store.reads === 2);
    const others: TransportMessage[] = [];
    const next = relayOf(async (batch) => void others.push(...batch));
    await eventually(async () => expect(await unsent()).toBe(0));
    expect(sequencesOf(others)).toEqual([1, 2, 3, 4, 5, 6]);
    thaw.open();
    await eventually(() => !relay.leaseHeld);
    await relay.stop();
    expect(attempts).toEqual([[1, 2]]);
    expect(next.relay.leaseHeld).toBe(true);
  });

  test('keeps no more than some megabytes in memory, whatever waits', async () => {
    await writeUnsent(24, 'x'.repeat(800_000));
    const batches: number[] = [];
    relayOf(async (batch) => void batches.push(batch.reduce((bytes, { json = '' }) => bytes + json.length, 0)), { batchSize: 500 });
    await eventually(async () => expect(await unsent()).toBe(0));
    expect(batches.reduce((sum, bytes) => sum + bytes, 0)).toBeGreaterThan(24 * 800_000);
    expect(Math.max(...batches)).toBeLessThan(9_000_000);
  });

  test('an event that was just small enough to be published is not too large to be sent', async () => {
    const numbers = defineEvent({
      ...changed,
      type: changed.type.replace('.changed.', '.counted.'),
      subject: 'thingId',
      data: z.object({ thingId: z.uuid(), numbers: z.array(z.number()) }),
    });
    const { db, close } = database.connect('identity');
    // Six characters each here, and 301 as Postgres writes them.
    const data = { thingId: newId(), numbers: Array.from({ length: 3_500 }, () => 1e300) };
    await new UnitOfWork(db, new OutboxWriter('identity', '"identity"."outbox"'), () => undefined).run(({ publish }) => publish(numbers, { sequence: 1, data }));
    await close();
    const sent: TransportMessage[] = [];
    relayOf(async (batch) => void sent.push(...batch));
    await eventually(() => sent.length === 1);
    expect(sent[0]?.json?.length).toBeLessThanOrEqual(MAX_DATA_BYTES);
    expect(sent[0]?.data).toEqual(data);
  });

  test('an event says the same as when it was published: time to the millisecond, and text of any script', async () => {
    const sent: TransportMessage[] = [];
    const before = new Date().toISOString();
    await writeUnsent(1, 'Ünïcode, 中文, \u{1F600} and "quotes" \\ \n');
    relayOf(async (batch) => void sent.push(...batch));
    await eventually(() => sent.length === 1);
    const [event] = sent;
    expect(event).toMatchObject({ type: changed.type, topic: changed.topic, source: '/edtech/identity', sequence: 1, data: { note: 'Ünïcode, 中文, \u{1F600} and "quotes" \\ \n' } });
    expect(JSON.parse(event?.json ?? '')).toEqual(event?.data);
    expect(event?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(event && event.time >= before && event.time <= new Date().toISOString()).toBe(true);
  });
});
