import { propagation } from '@opentelemetry/api';
import { sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { RetryLater, runWithCorrelation, type EventTransport } from '../src/index.js';
import { OutboxRelay } from '../src/outbox/outbox-relay.js';
import { OutboxStore } from '../src/outbox/outbox-store.js';
import { OutboxWriter } from '../src/outbox/outbox-writer.js';
import { RelayLease } from '../src/outbox/relay-lease.js';
import { UnitOfWork } from '../src/unit-of-work.js';
import { eventually } from './eventually.js';
import { createFixtureDatabase, type FixtureDatabase, type FixtureService } from './fixture-database.js';
import { defineFixtureEvents } from './fixture-event.js';
import { changeThing, handlerOf, startFixtureService, type FixtureServiceOptions, type Reaction, type RunningFixture } from './fixture-service.js';
import { gate, gatedTransport, inheritingPropagator, recordingTransport, twiceTransport } from './fixture-transports.js';

/** Something to close after the test. */
interface Closable {
  close(): Promise<void>;
}

/**
 * What every transport guarantees together with outbox and inbox. `newTransport` makes the transport of one process;
 * all transports that a test makes lead to each other.
 */
export function describeDelivery(name: string, newTransport: (groups: readonly FixtureService[]) => EventTransport): void {
  describe(`delivery by ${name}`, () => {
    let database: FixtureDatabase;
    let events: ReturnType<typeof defineFixtureEvents>;
    const open: Closable[] = [];

    const closeLater = <T extends Closable>(closable: T): T => {
      open.push(closable);
      return closable;
    };
    const transportOf = (...groups: FixtureService[]) => closeLater(newTransport(groups));
    const start = async (options: Omit<FixtureServiceOptions, 'database'>): Promise<RunningFixture> =>
      closeLater(await startFixtureService({ database, definitions: Object.values(events), ...options }));
    const effectsOf = async (service: FixtureService, subject?: string) =>
      (await database.effects(service)).filter((effect) => subject === undefined || effect.subject === subject);
    const sequencesOf = async (service: FixtureService, subject: string) => (await effectsOf(service, subject)).map(({ sequence }) => sequence);

    /** Publishes as identity, to learning and payment, both of which note what they get. */
    const startAll = async ({ react, wrap = (transport) => transport, ...more }: { react?: Reaction; wrap?: (t: EventTransport) => EventTransport } & Partial<FixtureServiceOptions> = {}) => {
      const transport = transportOf('learning', 'payment');
      const learning = await start({ service: 'learning', transport, controllers: [handlerOf(events.changed, { react })], ...more });
      const payment = await start({ service: 'payment', transport, controllers: [handlerOf(events.changed)], ...more });
      const identity = await start({ service: 'identity', transport: wrap(transport) });
      return { transport, identity, learning, payment, change: (thing: string, note?: string) => changeThing(identity.work, events.changed, thing, note) };
    };

    /** A relay of identity's outbox on a connection of its own, as in another process. */
    const startRelay = (transport: EventTransport, { leaseMs, frozen = false }: { leaseMs: number; frozen?: boolean }) => {
      const connection = closeLater(database.connect('identity'));
      const lease = new RelayLease(connection.sql, '"identity"."relay_leases"', leaseMs);
      // Timers do not go off in a process that is frozen.
      if (frozen) lease.keepWhile = (work) => work();
      const store = new OutboxStore(connection.sql, '"identity"."outbox"', '"identity"."relay_leases"', 'identity');
      const relay = new OutboxRelay({ store, lease, transport, topics: [events.changed.topic], batchSize: 500, pollMs: 20 });
      open.push({ close: () => relay.stop() });
      relay.start();
      return { relay, connection };
    };

    /** Commits changes to the outbox while nobody relays. */
    const writeUnsent = async (...things: string[]) => {
      const connection = closeLater(database.connect('identity'));
      const work = new UnitOfWork(connection.db, new OutboxWriter('identity', '"identity"."outbox"'), () => undefined);
      for (const thing of things) await changeThing(work, events.changed, thing);
    };

    beforeAll(async () => {
      database = await createFixtureDatabase();
    });

    beforeEach(() => {
      events = defineFixtureEvents();
    });

    afterEach(async () => {
      for (const closable of open.splice(0).reverse()) await closable.close();
      for (const service of ['identity', 'learning', 'payment']) {
        for (const table of ['outbox', 'inbox', 'relay_leases', 'things', 'effects']) await database.admin.unsafe(`truncate ${service}.${table}`);
      }
    });

    afterAll(() => database.drop());

    test('every committed fact reaches each group once, although the transport delivers it twice', async () => {
      const { change } = await startAll({ wrap: twiceTransport });
      const things = Array.from({ length: 10 }, () => newId());
      for (const thing of [...things, ...things]) await change(thing);
      for (const service of ['learning', 'payment'] as const) {
        await eventually(async () => expect(await effectsOf(service)).toHaveLength(20));
        for (const thing of things) expect(await sequencesOf(service, thing)).toEqual([1, 2]);
      }
      await eventually(async () => expect(await database.count('identity', 'outbox')).toBe(0));
      await settled(database);
      expect(await effectsOf('learning')).toHaveLength(20);
    });

    test('what is rolled back leaves neither row nor event', async () => {
      const { identity, change } = await startAll();
      const [lost, kept] = [newId(), newId()];
      const refused = identity.work.run(async ({ tx, publish }) => {
        await tx.execute(sql`insert into things (id) values (${lost})`);
        await publish(events.changed, { sequence: 1, data: { thingId: lost, note: 'lost' } });
        throw new Error('changed our mind');
      });
      await expect(refused).rejects.toThrow('changed our mind');
      await change(kept);
      await eventually(async () => expect(await sequencesOf('learning', kept)).toEqual([1]));
      expect(await sequencesOf('learning', lost)).toEqual([]);
      expect(await database.count('identity', 'things', `id = '${lost}'`)).toBe(0);
    });

    test('the order of each aggregate is kept with 24 concurrent writers whose transactions begin early and commit late', async () => {
      const { identity } = await startAll();
      const things = Array.from({ length: 6 }, () => newId());
      let seed = 42;
      const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
      const writer = async () => {
        for (let n = 0; n < 10; n += 1) {
          const thingId = things[Math.floor(random() * things.length)] ?? '';
          const [before, after] = [random() * 0.004, random() * 0.004];
          await identity.work.run(async ({ tx, publish }) => {
            // Takes its transaction id, and then its time.
            await tx.execute(sql`select pg_current_xact_id(), pg_sleep(${before})`);
            const [row] = await tx.execute<{ version: number }>(sql`
              insert into things (id) values (${thingId}) on conflict (id) do update set version = things.version + 1 returning version`);
            await publish(events.changed, { sequence: Number(row?.version), data: { thingId, note: '' } });
            await tx.execute(sql`select pg_sleep(${after})`);
          });
        }
      };
      await Promise.all(Array.from({ length: 24 }, writer));
      for (const service of ['learning', 'payment'] as const) {
        await eventually(async () => expect(await effectsOf(service)).toHaveLength(240));
        for (const thing of things) {
          const sequences = await sequencesOf(service, thing);
          expect(sequences).toEqual(sequences.map((_, index) => index + 1));
        }
      }
    });

    test('an event whose transaction commits long after later ones is not overlooked', async () => {
      const { identity, change } = await startAll();
      const late = newId();
      const [written, commit] = [gate(), gate()];
      const slow = identity.work.run(async ({ tx, publish }) => {
        await tx.execute(sql`insert into things (id) values (${late})`);
        await publish(events.changed, { sequence: 1, data: { thingId: late, note: '' } });
        written.open();
        await commit.opened;
      });
      await written.opened;
      for (let n = 0; n < 3; n += 1) {
        const other = newId();
        await change(other);
        await eventually(async () => expect(await sequencesOf('learning', other)).toEqual([1]));
        await eventually(async () => expect(await database.count('identity', 'outbox')).toBe(0));
      }
      commit.open();
      await slow;
      await eventually(async () => expect(await sequencesOf('learning', late)).toEqual([1]));
    });

    test('a handler that throws is tried again, then parked, and holds back only its own key', async () => {
      const [bad, good] = [newId(), newId()];
      let attempts = 0;
      const { change, learning } = await startAll({
        retry: { maxAttempts: 3, firstRetryMs: 5 },
        react: ({ subject, sequence }) => {
          if (subject !== bad || sequence !== 1) return;
          attempts += 1;
          throw new Error('a fault of the handler');
        },
      });
      await change(bad);
      await change(bad);
      await change(good);
      await eventually(async () => expect(await learning.parked.list()).toHaveLength(1));
      await change(good);
      await eventually(async () => expect(await sequencesOf('learning', good)).toEqual([1, 2]));
      await settled(database);
      expect(attempts).toBe(3);
      expect(await sequencesOf('learning', bad)).toEqual([]);
      expect(await sequencesOf('payment', bad)).toEqual([1, 2]);
      const [parked] = await learning.parked.list();
      expect(parked).toMatchObject({ attempts: 3, error: 'a fault of the handler', waiting: 1, event: { subject: bad, sequence: 1, type: events.changed.type } });
    });

    test('a parked event that is replayed has one effect, and lets go what waited behind it', async () => {
      const bad = newId();
      let broken = true;
      const { change, learning } = await startAll({
        retry: { maxAttempts: 1 },
        react: () => {
          if (broken) throw new Error('a fault of the handler');
        },
      });
      await change(bad);
      await change(bad);
      const [parked] = await eventually(async () => {
        const list = await learning.parked.list();
        return list[0]?.waiting === 1 && list;
      });
      broken = false;
      expect(await learning.parked.replay(parked?.event.id ?? '')).toBe(true);
      await eventually(async () => expect(await sequencesOf('learning', bad)).toEqual([1, 2]));
      expect(await learning.parked.replay(parked?.event.id ?? '')).toBe(false);
      await settled(database);
      expect(await sequencesOf('learning', bad)).toEqual([1, 2]);
    });

    test('a parked event that is dropped has no effect, lets go what waited behind it, and does not come back', async () => {
      const bad = newId();
      const { change, learning, transport } = await startAll({
        retry: { maxAttempts: 1 },
        react: ({ sequence }) => {
          if (sequence === 1) throw new Error('a fault of the handler');
        },
      });
      const recorded = recordingTransport(transport);
      await change(bad);
      await change(bad);
      const [parked] = await eventually(async () => {
        const list = await learning.parked.list();
        return list.length === 1 && list;
      });
      expect(await learning.parked.drop(parked?.event.id ?? '')).toBe(true);
      await eventually(async () => expect(await sequencesOf('learning', bad)).toEqual([2]));
      await recorded.transport.publish([{ ...(parked?.event ?? failNow()), topic: events.changed.topic }]);
      await change(bad);
      await eventually(async () => expect(await sequencesOf('learning', bad)).toEqual([2, 3]));
    });

    test('a handler that needs a fact which comes later gets it, without counting as failed', async () => {
      const [early, late] = [newId(), newId()];
      const { change } = await startAll({
        retry: { maxAttempts: 1 },
        react: async ({ subject }, { tx }) => {
          if (subject !== early) return;
          const [fact] = await tx.execute(sql`select from effects where subject = ${late}`);
          if (!fact) throw new RetryLater('the other thing is not known yet');
        },
      });
      await change(early);
      await eventually(() => database.count('learning', 'inbox', 'waiting_since is not null').then((waiting) => waiting === 1));
      await change(late);
      await eventually(async () => expect(await sequencesOf('learning', early)).toEqual([1]));
    });

    test('several handlers of one event commit together or not at all', async () => {
      const thing = newId();
      let broken = true;
      const transport = transportOf('learning');
      await start({
        service: 'learning',
        transport,
        retry: { firstRetryMs: 5 },
        controllers: [
          handlerOf(events.changed, { name: 'first' }),
          handlerOf(events.changed, {
            name: 'second',
            react: () => {
              if (!broken) return;
              broken = false;
              throw new Error('only the first time');
            },
          }),
        ],
      });
      const identity = await start({ service: 'identity', transport });
      await changeThing(identity.work, events.changed, thing);
      await eventually(async () => expect((await effectsOf('learning')).map(({ handler }) => handler)).toEqual(['first', 'second']));
    });

    test('two replicas of every service make no doubled effect and keep the order', async () => {
      const first = await startAll({ leaseMs: 300 });
      const second = await startAll({ leaseMs: 300 });
      const things = Array.from({ length: 8 }, () => newId());
      const changes = Array.from({ length: 10 }, () => things).flat();
      await Promise.all(changes.map((thing, index) => (index % 2 === 0 ? first : second).change(thing)));
      for (const service of ['learning', 'payment'] as const) {
        await eventually(async () => expect(await effectsOf(service)).toHaveLength(80));
        for (const thing of things) expect(await sequencesOf(service, thing)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      }
      await settled(database);
      expect(await effectsOf('learning')).toHaveLength(80);
    });

    test('a relay that is killed between publishing and deleting makes no doubled effect', async () => {
      const thing = newId();
      const transport = transportOf('learning');
      await start({ service: 'learning', transport, controllers: [handlerOf(events.changed)] });
      await writeUnsent(thing, thing, thing);
      const acknowledged = gate();
      const killed = startRelay(gatedTransport(transport, acknowledged), { leaseMs: 200, frozen: true });
      await eventually(async () => expect(await sequencesOf('learning', thing)).toEqual([1, 2, 3]));
      await killed.connection.close();
      expect(await database.count('identity', 'outbox')).toBe(3);

      const recorded = recordingTransport(transport);
      startRelay(recorded.transport, { leaseMs: 200 });
      await eventually(async () => expect(await database.count('identity', 'outbox')).toBe(0));
      expect(recorded.published).toHaveLength(3);
      acknowledged.open();
      await settled(database);
      expect(await sequencesOf('learning', thing)).toEqual([1, 2, 3]);
    });

    test('a holder of the lease that was frozen deletes nothing when it wakes after losing it', async () => {
      const thing = newId();
      const transport = transportOf('learning');
      await start({ service: 'learning', transport, controllers: [handlerOf(events.changed)] });
      await writeUnsent(thing, thing);
      const [thaw, release] = [gate(), gate()];
      const frozen = startRelay(gatedTransport(transport, thaw), { leaseMs: 150, frozen: true });
      await eventually(async () => expect(await sequencesOf('learning', thing)).toEqual([1, 2]));
      const next = startRelay(gatedTransport(transport, release), { leaseMs: 10_000 });
      await eventually(() => next.relay.leaseHeld);

      thaw.open();
      await eventually(() => !frozen.relay.leaseHeld);
      expect(await database.count('identity', 'outbox')).toBe(2);
      release.open();
      await eventually(async () => expect(await database.count('identity', 'outbox')).toBe(0));
      await settled(database);
      expect(await sequencesOf('learning', thing)).toEqual([1, 2]);
    });

    test('a service that was down for a while catches up, in order', async () => {
      const thing = newId();
      const transport = transportOf('learning');
      const controllers = [handlerOf(events.changed)];
      const learning = await startFixtureService({ service: 'learning', database, transport, controllers, definitions: Object.values(events) });
      const identity = await start({ service: 'identity', transport });
      await changeThing(identity.work, events.changed, thing);
      await eventually(async () => expect(await sequencesOf('learning', thing)).toEqual([1]));
      await learning.close();
      for (let n = 2; n <= 20; n += 1) await changeThing(identity.work, events.changed, thing);
      expect(await sequencesOf('learning', thing)).toEqual([1]);
      await start({ service: 'learning', transport, controllers });
      await eventually(async () => expect(await sequencesOf('learning', thing)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1)));
    });

    test('events of a type that a service does not handle are not kept there', async () => {
      const thing = newId();
      const { identity, change } = await startAll();
      await identity.work.run(({ publish }) => publish(events.closed, { sequence: 1, data: { thingId: thing, note: '' } }));
      await change(newId());
      await eventually(async () => expect(await effectsOf('learning')).toHaveLength(1));
      expect(await database.count('learning', 'inbox')).toBe(1);
    });

    test('correlation, causation and trace go on from event to event', async () => {
      propagation.setGlobalPropagator(inheritingPropagator());
      const thing = newId();
      const correlationId = newId();
      const transport = transportOf('learning', 'payment');
      await start({
        service: 'learning',
        transport,
        controllers: [
          handlerOf(events.changed, {
            react: ({ subject: thingId }, { publish }) => publish(events.answered, { sequence: 1, data: { thingId, note: 'answer' } }),
          }),
        ],
      });
      await start({ service: 'payment', transport, controllers: [handlerOf(events.answered)] });
      const identity = await start({ service: 'identity', transport });
      await runWithCorrelation(correlationId, undefined, () => changeThing(identity.work, events.changed, thing));
      const [answer] = await eventually(async () => {
        const effects = await effectsOf('payment', thing);
        return effects.length === 1 && effects;
      });
      const [question] = await effectsOf('learning', thing);
      expect(question).toMatchObject({ correlationId, causationId: null });
      expect(answer).toMatchObject({ correlationId, causationId: question?.eventId, traceparent: question?.traceparent });
      expect(answer?.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
      propagation.disable();
    });

    test('a handler that publishes wakes its own relay, and both commit or neither', async () => {
      const thing = newId();
      let broken = true;
      const transport = transportOf('learning', 'payment');
      await start({
        service: 'learning',
        transport,
        retry: { firstRetryMs: 5 },
        controllers: [
          handlerOf(events.changed, {
            react: async ({ subject: thingId }, { publish }) => {
              await publish(events.answered, { sequence: 1, data: { thingId, note: 'answer' } });
              if (!broken) return;
              broken = false;
              throw new Error('after publishing');
            },
          }),
        ],
      });
      await start({ service: 'payment', transport, controllers: [handlerOf(events.answered)] });
      const identity = await start({ service: 'identity', transport });
      await changeThing(identity.work, events.changed, thing);
      await eventually(async () => expect(await sequencesOf('payment', thing)).toEqual([1]));
      await settled(database);
      expect(await sequencesOf('payment', thing)).toEqual([1]);
    });
  });
}

/** Resolves when no inbox has anything left to do, and stays so for a moment in which a late copy would have come. */
async function settled(database: FixtureDatabase): Promise<void> {
  for (let calm = 0; calm < 5; calm += 1) {
    await eventually(async () => {
      for (const service of ['learning', 'payment'] as const) {
        const due = `status = 'pending' and not exists (select from ${service}.inbox h where h.topic = inbox.topic and h.subject = inbox.subject and h.status = 'parked')`;
        expect(await database.count(service, 'inbox', due)).toBe(0);
      }
    });
    await pause(20);
  }
}

function failNow(): never {
  throw new Error('there is nothing parked');
}
