import { Catch, Controller, Logger, type CanActivate, type ExceptionFilter, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { createMessage, EventRefused, InProcessTransport, MessagingHealth, runWithCorrelation, type TransportMessage } from '../src/index.js';
import { eventually } from './eventually.js';
import { createFixtureDatabase, intakeOf, type FixtureDatabase } from './fixture-database.js';
import { defineFixtureEvents } from './fixture-event.js';
import { changeThing, handlerOf, startFixtureService, type FixtureServiceOptions, type Reaction, type RunningFixture } from './fixture-service.js';
import { gate, publishingTransport } from './fixture-transports.js';

jest.setTimeout(30_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

describe('messaging in a service', () => {
  let database: FixtureDatabase;
  let events: ReturnType<typeof defineFixtureEvents>;
  const open: { close(): Promise<void> }[] = [];

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
  const changed = (thingId: string, sequence = 1): TransportMessage => createMessage(events.changed, { sequence, data: { thingId, note: '' } });

  beforeAll(async () => {
    database = await createFixtureDatabase();
  });

  beforeEach(() => {
    events = defineFixtureEvents();
  });

  afterEach(async () => {
    for (const closable of open.splice(0).reverse()) await closable.close();
    for (const service of ['identity', 'learning']) for (const table of ['outbox', 'inbox', 'things', 'effects']) await database.admin.unsafe(`truncate ${service}.${table}`);
  });

  afterAll(() => database.drop());

  describe('publishing', () => {
    test('what cannot be carried is refused before the commit, and the transaction with it', async () => {
      const { work } = await start({ service: 'identity' });
      const thing = newId();
      await expect(changeThing(work, events.changed, thing, 'a\0b')).rejects.toThrow(EventRefused);
      await expect(changeThing(work, events.changed, thing, 'x'.repeat(900_001))).rejects.toThrow(/900000 is the most/);
      expect(await database.count('identity', 'things')).toBe(0);
      expect(await database.count('identity', 'outbox')).toBe(0);
    });

    test('an outbox row that the database refuses is an error of the transaction, which leaves nothing', async () => {
      const { admin } = database;
      const { work } = await start({ service: 'identity' });
      await admin.unsafe(`
        create function identity.refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
        create trigger refuse before insert on identity.outbox for each row execute function identity.refuse()`);
      try {
        await expect(changeThing(work, events.changed, newId())).rejects.toThrow('no room');
        const twice = work.run(async ({ publish }) => {
          const thingId = newId();
          await publish(events.changed, { sequence: 1, data: { thingId, note: '' } });
          await publish(events.changed, { sequence: 2, data: { thingId, note: '' } });
        });
        await expect(twice).rejects.toThrow('no room');
        expect(await database.count('identity', 'things')).toBe(0);
      } finally {
        await admin.unsafe('drop trigger refuse on identity.outbox; drop function identity.refuse()');
      }
    });

    test("another service's event is refused: each topic has one writer", async () => {
      const { work } = await start({ service: 'learning' });
      await expect(changeThing(work, events.changed, newId())).rejects.toThrow(`${events.changed.type} refused: data belongs to identity: learning may not publish it`);
    });

    test('all that one unit of work publishes shares a new correlation; within a correlation it is that one', async () => {
      const published: TransportMessage[] = [];
      const { work } = await start({ service: 'identity', transport: publishingTransport(async (batch) => void published.push(...batch)) });
      const [first, second] = [newId(), newId()];
      await work.run(async ({ publish }) => {
        for (const thingId of [first, second]) await publish(events.changed, { sequence: 1, data: { thingId, note: '' } });
      });
      await runWithCorrelation('request-17', 'cause-3', () => changeThing(work, events.changed, newId()));
      await eventually(() => published.length === 3);
      expect(published[0]?.correlationId).toBe(published[1]?.correlationId);
      expect(published[0]?.causationId).toBeUndefined();
      expect(published[2]).toMatchObject({ correlationId: 'request-17', causationId: 'cause-3', source: '/edtech/identity' });
    });

    test('a commit wakes the relay: nothing waits for the next poll', async () => {
      const published: TransportMessage[] = [];
      const { work } = await start({ service: 'identity', transport: publishingTransport(async (batch) => void published.push(...batch)) });
      await changeThing(work, events.changed, newId());
      await eventually(() => published.length === 1);
      const begun = performance.now();
      for (let n = 2; n <= 11; n += 1) {
        await changeThing(work, events.changed, newId());
        await eventually(() => published.length === n);
      }
      // Ten polls would take 2.5 s.
      expect(performance.now() - begun).toBeLessThan(1_500);
    });

    test('the relay goes on when the transport comes back, and nothing is lost or sent out of order', async () => {
      const published: TransportMessage[] = [];
      let away = true;
      const { work, app } = await start({
        service: 'identity',
        transport: publishingTransport(async (batch) => {
          if (away) throw new Error('broker away');
          published.push(...batch);
        }),
      });
      const thing = newId();
      for (let n = 0; n < 5; n += 1) await changeThing(work, events.changed, thing);
      const health = app.get(MessagingHealth);
      await eventually(async () => expect((await health.report()).relay).toMatchObject({ leaseHeld: true, leaseTaken: true, unsent: 5, problem: 'broker away' }));
      expect((await health.report()).relay.oldestUnsentMs).toBeGreaterThan(0);
      away = false;
      await eventually(async () => expect((await health.report()).relay).toMatchObject({ unsent: 0, oldestUnsentMs: 0, problem: undefined }));
      expect(published.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    });

    test('closing sends the batch in hand to its end, and gives the lease back', async () => {
      const sent = gate();
      let publishing = false;
      const { work, close } = await start({
        service: 'identity',
        transport: publishingTransport(async () => {
          publishing = true;
          await sent.opened;
        }),
      });
      await changeThing(work, events.changed, newId());
      await eventually(() => publishing);
      open.length = 0;
      let closed = false;
      const closing = close().then(() => (closed = true));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(closed).toBe(false);
      sent.open();
      await closing;
      expect(await database.count('identity', 'outbox')).toBe(0);
      const [lease] = await database.admin`select expires_at > clock_timestamp() as taken from identity.relay_leases`;
      expect(lease?.['taken']).toBe(false);
    });
  });

  describe('receiving', () => {
    test('data that does not match its definition is parked at once: trying again cannot help', async () => {
      const transport = new InProcessTransport({ groups: ['learning'] });
      const { parked } = await start({ transport, controllers: [handlerOf(events.changed)] });
      const thing = newId();
      await transport.publish([{ ...changed(thing), data: { thingId: thing } }]);
      const [found] = await eventually(async () => {
        const list = await parked.list();
        return list.length === 1 && list;
      });
      expect(found).toMatchObject({ attempts: 1, error: expect.stringContaining(`the data does not match ${events.changed.type}: note: `) });
      expect(await database.effects('learning')).toEqual([]);
    });

    test('what could not be read is kept parked, holds nobody back, and cannot be replayed but dropped', async () => {
      const { parked, connection } = await start({ controllers: [handlerOf(events.changed)] });
      const id = newId();
      const intake = intakeOf(connection);
      const bad = { id, topic: events.changed.topic, problem: 'has a value that is not JSON', raw: { value: '{' } };
      expect(await intake.store([bad, changed(newId()), bad])).toBe(2);
      expect(await intake.store([bad])).toBe(0);
      await eventually(async () => expect(await database.effects('learning')).toHaveLength(1));
      expect(await parked.list()).toMatchObject([{ event: { id, type: 'malformed', data: { value: '{' } }, error: 'has a value that is not JSON', waiting: 0 }]);
      await expect(parked.replay(id)).rejects.toThrow('could not be read and cannot be replayed');
      expect(await parked.drop(id)).toBe(true);
      expect(await parked.list()).toEqual([]);
    });

    test('events of a batch keep their order whatever their sequence says', async () => {
      const transport = new InProcessTransport({ groups: ['learning'] });
      await start({ transport, controllers: [handlerOf(events.changed)] });
      const thing = newId();
      await transport.publish([3, 1, 2].map((sequence) => changed(thing, sequence)));
      await eventually(async () => expect((await database.effects('learning')).map(({ sequence }) => sequence)).toEqual([3, 1, 2]));
    });

    test('a thousand events in one batch are all stored and all handled', async () => {
      const transport = new InProcessTransport({ groups: ['learning'] });
      await start({ transport, controllers: [handlerOf(events.changed)] });
      const things = Array.from({ length: 100 }, () => newId());
      await transport.publish(Array.from({ length: 1_200 }, (_, n) => changed(things[n % 100] ?? '', Math.floor(n / 100) + 1)));
      await eventually(async () => expect(await database.count('learning', 'inbox', `status = 'handled'`)).toBe(1_200));
      const effects = await database.effects('learning');
      for (const thing of things) expect(effects.filter(({ subject }) => subject === thing).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    });

    test('keys are handled beside each other: a slow one does not hold up the others', async () => {
      const transport = new InProcessTransport({ groups: ['learning'] });
      const slow = newId();
      const finish = gate();
      await start({ transport, controllers: [handlerOf(events.changed, { react: ({ subject }) => (subject === slow ? finish.opened : undefined) })] });
      await transport.publish([changed(slow)]);
      await eventually(async () => expect(await database.admin`select from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`).toHaveLength(1));
      await transport.publish(Array.from({ length: 20 }, () => changed(newId())));
      await eventually(async () => expect(await database.effects('learning')).toHaveLength(20));
      finish.open();
      await eventually(async () => expect(await database.effects('learning')).toHaveLength(21));
    });

    test('keys that always have more do not keep the others waiting', async () => {
      const transport = new InProcessTransport({ groups: ['learning'] });
      const [quiet, ...busy] = Array.from({ length: 4 }, () => newId());
      let over = false;
      const react: Reaction = async ({ subject, sequence }) => {
        // The next one is there before this one is done with.
        if (subject === quiet) over = true;
        else if (!over) await transport.publish([changed(subject, sequence + 1)]);
      };
      await start({ transport, controllers: [handlerOf(events.changed, { react })], lanes: 1 });
      try {
        await transport.publish(busy.map((subject) => changed(subject)));
        await eventually(async () => (await database.count('learning', 'effects')) > 2 * busy.length);
        await transport.publish([changed(quiet ?? '')]);
        await eventually(async () => (await database.effects('learning')).some(({ subject }) => subject === quiet), 25_000);
      } finally {
        over = true;
      }
    });

    test('a replica passes over a key that another one has in hand, rather than wait for it', async () => {
      const [busy, other] = [newId(), newId()];
      const finish = gate();
      let begun = 0;
      const react: Reaction = ({ subject }) => {
        if (subject !== busy) return;
        begun += 1;
        return finish.opened;
      };
      const { connection } = await start({ controllers: [handlerOf(events.changed, { react })], lanes: 1 });
      const intake = intakeOf(connection);
      await intake.store([changed(busy, 1), changed(busy, 2)]);
      await eventually(() => begun === 1);
      await start({ controllers: [handlerOf(events.changed, { react })], lanes: 1 });
      await intake.store([changed(other)]);
      await eventually(async () => expect((await database.effects('learning')).map(({ subject }) => subject)).toEqual([other]), 3_000);
      expect(begun).toBe(1);
      finish.open();
      await eventually(async () => expect(await database.effects('learning')).toHaveLength(3));
    });

    test('a process that is frozen in a handler loses its key to another, and what it does when it wakes up is refused', async () => {
      const thing = newId();
      const finish = gate();
      let zombie: Promise<unknown> | undefined;
      const frozen: Reaction = (_event, { tx }) => {
        // As after SIGCONT: it knows of nothing, writes once more and would commit.
        zombie = finish.opened.then(() => tx.execute(sql`insert into things (id) values (${thing})`));
        return zombie.then(() => undefined);
      };
      const transport = new InProcessTransport({ groups: ['learning'] });
      await start({ transport, controllers: [handlerOf(events.changed, { react: frozen })], idleInTransactionMs: 300, retry: { firstRetryMs: 60_000 } });
      await transport.publish([changed(thing)]);
      await eventually(() => zombie !== undefined);
      await start({ controllers: [handlerOf(events.changed)] });
      await database.admin`update learning.inbox set next_attempt_at = null where status = 'pending'`;
      await eventually(async () => {
        await database.admin`update learning.inbox set next_attempt_at = null where status = 'pending'`;
        expect(await database.effects('learning')).toHaveLength(1);
      });
      finish.open();
      await expect(zombie).rejects.toThrow();
      expect(await database.effects('learning')).toHaveLength(1);
      expect(await database.count('learning', 'things')).toBe(0);
    });

    test('closing lets the handler in hand finish, and leaves the rest for the next start', async () => {
      const transport = new InProcessTransport({ groups: ['learning'] });
      const finish = gate();
      let begun = false;
      const { close } = await start({
        transport,
        controllers: [
          handlerOf(events.changed, {
            react: () => {
              begun = true;
              return finish.opened;
            },
          }),
        ],
      });
      const thing = newId();
      await transport.publish([1, 2, 3].map((sequence) => changed(thing, sequence)));
      await eventually(() => begun);
      open.length = 0;
      const closing = close();
      finish.open();
      await closing;
      expect((await database.effects('learning')).map(({ sequence }) => sequence)).toEqual([1]);
      expect(await database.count('learning', 'inbox', `status = 'pending'`)).toBe(2);
      await start({ transport, controllers: [handlerOf(events.changed)] });
      await eventually(async () => expect((await database.effects('learning')).map(({ sequence }) => sequence)).toEqual([1, 2, 3]));
    });

    test('an event that another replica left behind is found without being told', async () => {
      const { connection } = await start({ controllers: [handlerOf(events.changed)] });
      await intakeOf(connection).store([changed(newId())]);
      await eventually(async () => expect(await database.effects('learning')).toHaveLength(1), 2_000);
    });

    test('health tells what waits and what is parked', async () => {
      const { app, connection } = await start();
      await intakeOf(connection).store([changed(newId())]);
      await database.admin`update learning.inbox set status = 'parked'`;
      await intakeOf(connection).store([changed(newId()), changed(newId())]);
      await database.admin`update learning.inbox set next_attempt_at = now() + interval '1 hour' where status = 'pending'`;
      const { inbox } = await app.get(MessagingHealth).report();
      expect(inbox).toMatchObject({ pending: 2, parked: 1 });
      expect(inbox.oldestPendingMs).toBeGreaterThan(0);
    });
  });

  describe('in Nest', () => {
    test("the application's own filters and guards do not touch events: the real error is noted", async () => {
      @Catch()
      class ForClients implements ExceptionFilter {
        catch(): string {
          return 'masked';
        }
      }
      class DenyAll implements CanActivate {
        canActivate(): boolean {
          return false;
        }
      }
      const transport = new InProcessTransport({ groups: ['learning'] });
      const { parked } = await start({
        transport,
        retry: { maxAttempts: 1 },
        providers: [
          { provide: APP_FILTER, useClass: ForClients },
          { provide: APP_GUARD, useClass: DenyAll },
        ],
        controllers: [
          handlerOf(events.changed, {
            react: () => {
              throw new RangeError('the real reason');
            },
          }),
        ],
      });
      await transport.publish([changed(newId())]);
      await eventually(async () => expect(await parked.list()).toMatchObject([{ error: 'the real reason' }]));
    });

    test('lifecycle hooks run once', async () => {
      const hooks: string[] = [];
      class Hooked implements OnApplicationBootstrap {
        onModuleInit = () => void hooks.push('init');
        onApplicationBootstrap = () => void hooks.push('bootstrap');
        onModuleDestroy = () => void hooks.push('destroy');
        onApplicationShutdown = () => void hooks.push('shutdown');
      }
      const { close } = await start({ providers: [Hooked], controllers: [handlerOf(events.changed)] });
      open.length = 0;
      await close();
      expect(hooks).toEqual(['init', 'bootstrap', 'destroy', 'shutdown']);
    });

    test('a handler of an event that nobody defined does not start: it would never be called', async () => {
      @Controller()
      class OnNothing {
        @EventPattern<string>('identity.nothing.happened.v1')
        handle(): void {}
      }
      await expect(start({ controllers: [OnNothing] })).rejects.toThrow('no event is called "identity.nothing.happened.v1"');
    });

    test('a handler that would answer does not start: events have no answer', async () => {
      @Controller()
      class Answers {
        @MessagePattern('identity.thing.get')
        handle(): void {}
      }
      await expect(start({ controllers: [Answers] })).rejects.toThrow('"identity.thing.get" is a @MessagePattern');
    });
  });
});
