import type { EventEnvelope } from '@edtech/contracts';
import { Controller, Logger, type Type } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { createMessage, InProcessTransport, RetryLater, type InboxBatchContext, type TransportMessage } from '../src/index.js';
import { eventually } from './eventually.js';
import { createFixtureDatabase, intakeOf, type FixtureDatabase } from './fixture-database.js';
import { defineFixtureEvents, type ThingChanged } from './fixture-event.js';
import { handlerOf, startFixtureService, type FixtureServiceOptions, type RunningFixture } from './fixture-service.js';
import { gate } from './fixture-transports.js';

jest.setTimeout(30_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

type BatchReaction = (events: readonly EventEnvelope[], context: InboxBatchContext) => Promise<void> | void;

describe('handlers of batches', () => {
  let database: FixtureDatabase;
  let events: ReturnType<typeof defineFixtureEvents>;
  let calls: EventEnvelope[][];
  const open: { close(): Promise<void> }[] = [];
  const gates: ReturnType<typeof gate>[] = [];

  /** Notes each call and each effect, with the number of the transaction that made it. */
  const batchHandlerOf = (definitions: readonly ThingChanged[], react: BatchReaction = () => undefined): Type => {
    @Controller()
    class OnBatch {
      @EventPattern<string[]>(
        definitions.map(({ type }) => type),
        { batch: true },
      )
      async handle(@Payload() batch: readonly EventEnvelope[], @Ctx() context: InboxBatchContext): Promise<void> {
        calls.push([...batch]);
        for (const event of batch) {
          await context.tx.execute(sql`
            insert into effects (handler, event_id, subject, sequence, correlation_id)
            values ('tx ' || pg_current_xact_id()::text, ${event.id}, ${event.subject}, ${event.sequence}, ${event.correlationId})`);
        }
        await react(batch, context);
      }
    }
    return OnBatch;
  };
  const start = async (options: Partial<FixtureServiceOptions> = {}): Promise<RunningFixture> => {
    const running = await startFixtureService({
      service: 'learning',
      database,
      transport: new InProcessTransport({ groups: [] }),
      definitions: Object.values(events),
      ...options,
    });
    open.push(running);
    return running;
  };
  const message = (thingId: string, sequence: number, definition: ThingChanged = events.changed): TransportMessage => createMessage(definition, { sequence, data: { thingId, note: '' } });
  /** Stored while nobody handles. */
  const storeBefore = async (messages: TransportMessage[]) => {
    const connection = database.connect('learning');
    await intakeOf(connection).store(messages);
    await connection.close();
  };
  /** A gate that is open at the end of the test, also of one that fails. */
  const openedLater = () => {
    const made = gate();
    gates.push(made);
    return made;
  };
  const effects = () => database.effects('learning');
  const sequencesOf = async (thing: string) => (await effects()).filter(({ subject }) => subject === thing).map(({ sequence }) => sequence);

  beforeAll(async () => {
    database = await createFixtureDatabase();
  });

  beforeEach(() => {
    events = defineFixtureEvents();
    calls = [];
  });

  afterEach(async () => {
    for (const { open: release } of gates.splice(0)) release();
    for (const closable of open.splice(0).reverse()) await closable.close();
    for (const table of ['inbox', 'outbox', 'effects']) await database.admin.unsafe(`truncate learning.${table}`);
  });

  afterAll(() => database.drop());

  test('many events of many aggregates are handled in one transaction, each aggregate in its order', async () => {
    const things = Array.from({ length: 20 }, () => newId());
    const all = Array.from({ length: 1_200 }, (_, n) => message(things[n % 20] ?? '', Math.floor(n / 20) + 1));
    await storeBefore(all);
    await start({ controllers: [batchHandlerOf([events.changed])] });
    await eventually(async () => expect(await effects()).toHaveLength(1_200));
    expect(calls.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(new Set((await effects()).map(({ handler }) => handler)).size).toBe(3);
    for (const thing of things) expect(await sequencesOf(thing)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  test('an event that cannot be handled is parked alone: the others get through, and what follows on its key waits', async () => {
    const [bad, ...good] = Array.from({ length: 11 }, () => newId());
    const react: BatchReaction = (batch) => {
      if (batch.some(({ subject, sequence }) => subject === bad && sequence === 2)) throw new Error('a fault of the handler');
    };
    await storeBefore([1, 2, 3].flatMap((sequence) => [bad ?? '', ...good].map((thing) => message(thing, sequence))));
    const { parked } = await start({ controllers: [batchHandlerOf([events.changed], react)], retry: { maxAttempts: 3, firstRetryMs: 5 } });
    await eventually(async () => expect(await parked.list()).toMatchObject([{ attempts: 3, error: 'a fault of the handler', waiting: 1, event: { subject: bad, sequence: 2 } }]));
    await eventually(async () => expect(await effects()).toHaveLength(31));
    for (const thing of good) expect(await sequencesOf(thing)).toEqual([1, 2, 3]);
    expect(await sequencesOf(bad ?? '')).toEqual([1]);
    // Later batches go round it, and round what comes after it.
    const { connection } = await start({ controllers: [batchHandlerOf([events.changed], react)] });
    await intakeOf(connection).store([4, 5].flatMap((sequence) => [bad ?? '', ...good].map((thing) => message(thing, sequence))));
    await eventually(async () => expect(await effects()).toHaveLength(51));
    expect(calls.at(-1)?.length).toBe(20);
    expect(await sequencesOf(bad ?? '')).toEqual([1]);
  });

  test('a batch that fails leaves nothing behind, and each of its events has one effect', async () => {
    let failures = 0;
    const react: BatchReaction = (batch) => {
      if (batch.length > 1 && failures++ === 0) throw new Error('only the first time');
    };
    await storeBefore(Array.from({ length: 50 }, () => message(newId(), 1)));
    await start({ controllers: [batchHandlerOf([events.changed], react)] });
    await eventually(async () => expect(await database.count('learning', 'inbox', `status = 'handled'`)).toBe(50));
    const ids = (await effects()).map(({ eventId }) => eventId);
    expect(ids).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
    expect(calls.map(({ length }) => length)).toEqual([50, ...Array.from({ length: 50 }, () => 1)]);
  });

  test('events that are handled one by one stand between batched ones in their order', async () => {
    const things = Array.from({ length: 10 }, () => newId());
    await storeBefore(
      [1, 2, 3, 4, 5].flatMap((sequence) => things.map((thing) => message(thing, sequence, sequence === 3 ? events.closed : events.changed))),
    );
    await start({ controllers: [batchHandlerOf([events.changed]), handlerOf(events.closed)] });
    await eventually(async () => expect(await effects()).toHaveLength(50));
    for (const thing of things) expect(await sequencesOf(thing)).toEqual([1, 2, 3, 4, 5]);
  });

  test('a type that another handler takes one by one is not batched: both commit together', async () => {
    const thing = newId();
    await storeBefore([1, 2, 3].map((sequence) => message(thing, sequence)));
    await start({ controllers: [batchHandlerOf([events.changed]), handlerOf(events.changed, { name: 'single' })] });
    await eventually(async () => expect(await effects()).toHaveLength(6));
    expect(calls.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(await sequencesOf(thing)).toEqual([1, 1, 2, 2, 3, 3]);
  });

  test('types of one method come in one call, in the order of arrival', async () => {
    const things = Array.from({ length: 5 }, () => newId());
    const all = [1, 2, 3, 4].flatMap((sequence) => things.map((thing) => message(thing, sequence, sequence % 2 === 0 ? events.closed : events.changed)));
    await storeBefore(all);
    await start({ controllers: [batchHandlerOf([events.changed, events.closed])] });
    await eventually(async () => expect(await effects()).toHaveLength(20));
    expect(calls.map((call) => call.map(({ id }) => id))).toEqual([all.map(({ id }) => id)]);
  });

  test('types of several methods keep the order of each aggregate within a batch', async () => {
    const things = Array.from({ length: 5 }, () => newId());
    await storeBefore([1, 2, 3, 4].flatMap((sequence) => things.map((thing) => message(thing, sequence, sequence % 2 === 0 ? events.closed : events.changed))));
    await start({ controllers: [batchHandlerOf([events.changed]), batchHandlerOf([events.closed])] });
    await eventually(async () => expect(await effects()).toHaveLength(20));
    expect(new Set((await effects()).map(({ handler }) => handler)).size).toBe(1);
    for (const thing of things) expect(await sequencesOf(thing)).toEqual([1, 2, 3, 4]);
  });

  test('two replicas share the work: every event has one effect, every aggregate its order', async () => {
    const things = Array.from({ length: 8 }, () => newId());
    const controllers = [batchHandlerOf([events.changed]), handlerOf(events.closed)];
    const first = await start({ controllers });
    await start({ controllers });
    for (let round = 0; round < 6; round += 1) {
      await intakeOf(first.connection).store(
        Array.from({ length: 5 }, (_, n) => round * 5 + n + 1).flatMap((sequence) => things.map((thing) => message(thing, sequence, sequence % 7 === 0 ? events.closed : events.changed))),
      );
    }
    await eventually(async () => expect(await database.count('learning', 'inbox', `status = 'handled'`)).toBe(240), 40_000);
    expect(await effects()).toHaveLength(240);
    for (const thing of things) expect(await sequencesOf(thing)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  test('a key that another replica has in hand is left out, and its later events with it', async () => {
    const [busy, free] = [newId(), newId()];
    const finish = openedLater();
    let begun = false;
    await storeBefore([message(busy, 1, events.closed)]);
    await start({
      controllers: [
        handlerOf(events.closed, {
          react: () => {
            begun = true;
            return finish.opened;
          },
        }),
        batchHandlerOf([events.changed]),
      ],
    });
    await eventually(() => begun);
    // A replica of a version in which the first event is batched as well.
    const { connection } = await start({ controllers: [batchHandlerOf([events.changed, events.closed])] });
    await intakeOf(connection).store([message(busy, 2), message(free, 1)]);
    await eventually(async () => expect(await sequencesOf(free)).toEqual([1]));
    expect(await sequencesOf(busy)).toEqual([]);
    finish.open();
    await eventually(async () => expect(await sequencesOf(busy)).toEqual([1, 2]));
  });

  test('an event whose failure becomes known in the middle of a claim holds back what follows on its key', async () => {
    const [failing, other] = [newId(), newId()];
    const first = message(failing, 1);
    await storeBefore([first, message(failing, 2), message(other, 1)]);
    const { admin } = database;
    const waits = async (): Promise<boolean> => {
      const [row] = await admin`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.['n'] === 1;
    };
    await admin.begin(async (elsewhere) => {
      await elsewhere`update learning.inbox set attempts = 1, next_attempt_at = now() + interval '1 hour' where event_id = ${first.id}`;
      await start({ controllers: [batchHandlerOf([events.changed])] });
      await eventually(waits);
    });
    await eventually(async () => expect(await sequencesOf(other)).toEqual([1]));
    expect(await sequencesOf(failing)).toEqual([]);
    await admin`update learning.inbox set next_attempt_at = now() where event_id = ${first.id}`;
    await eventually(async () => expect(await sequencesOf(failing)).toEqual([1, 2]));
  });

  test('events are found wherever their ids lie', async () => {
    const thing = newId();
    const sequence = `pg_get_serial_sequence('learning.inbox', 'id')`;
    for (const number of [1, 2, 3]) {
      await database.admin.unsafe(`select setval(${sequence}, nextval(${sequence}) + 100_000)`);
      await storeBefore([message(thing, number)]);
    }
    await start({ controllers: [batchHandlerOf([events.changed])] });
    await eventually(async () => expect(await sequencesOf(thing)).toEqual([1, 2, 3]));
  });

  test('an event that waits for a fact holds back neither the batch nor the fact', async () => {
    const [early, late] = [newId(), newId()];
    const react: BatchReaction = async (batch, { tx }) => {
      if (!batch.some(({ subject }) => subject === early)) return;
      const [fact] = await tx.execute(sql`select from effects where subject = ${late}`);
      if (!fact) throw new RetryLater('the other thing is not known yet');
    };
    const others = Array.from({ length: 10 }, () => message(newId(), 1));
    await storeBefore([message(early, 1), ...others]);
    const { connection } = await start({ controllers: [batchHandlerOf([events.changed], react)], retry: { maxAttempts: 1 } });
    await eventually(async () => expect(await effects()).toHaveLength(10));
    await eventually(async () => expect(await database.count('learning', 'inbox', 'waiting_since is not null')).toBe(1));
    await intakeOf(connection).store([message(late, 1)]);
    await eventually(async () => expect(await sequencesOf(early)).toEqual([1]));
  });

  test('what is published because of one of the events goes on with its correlation, and commits with the batch', async () => {
    let failures = 0;
    const react: BatchReaction = async (batch, { causedBy }) => {
      for (const event of batch) {
        await causedBy(event).publish(events.answered, { sequence: 1, data: { thingId: event.subject, note: event.id } });
      }
      if (batch.length > 1 && failures++ === 0) throw new Error('after publishing');
    };
    const all = Array.from({ length: 4 }, (_, n) => ({ ...message(newId(), 1), correlationId: `correlation-${n}` }));
    await storeBefore(all);
    const transport = new InProcessTransport({ groups: [] });
    // Nobody relays what is in the outbox.
    transport.publish = () => Promise.reject(new Error('away'));
    await start({ controllers: [batchHandlerOf([events.changed], react)], transport });
    await eventually(async () => expect(await effects()).toHaveLength(4));
    const published = await database.admin`select subject, correlation_id, causation_id from learning.outbox`;
    expect(published).toHaveLength(4);
    for (const { id, subject, correlationId } of all) expect(published).toContainEqual({ subject, correlation_id: correlationId, causation_id: id });
  });

  test('an event whose data does not match its definition is parked at once, alone', async () => {
    const bad = { ...message(newId(), 1), data: {} };
    await storeBefore([bad, ...Array.from({ length: 5 }, () => message(newId(), 1))]);
    const { parked } = await start({ controllers: [batchHandlerOf([events.changed])] });
    await eventually(async () => expect(await parked.list()).toMatchObject([{ attempts: 1, event: { id: bad.id } }]));
    await eventually(async () => expect(await effects()).toHaveLength(5));
  });

  test('closing finishes the batch in hand', async () => {
    const finish = openedLater();
    await storeBefore([message(newId(), 1), message(newId(), 1)]);
    const { close } = await start({ controllers: [batchHandlerOf([events.changed], () => finish.opened)] });
    await eventually(() => calls.length === 1);
    open.length = 0;
    const closing = close();
    finish.open();
    await closing;
    expect(await effects()).toHaveLength(2);
  });
});
