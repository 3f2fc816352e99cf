import { defineEvent, defineUpcast, newerThan, type EventEnvelope } from '@edtech/contracts';
import { consume, consumeDefined, type ConsumeOptions, type Consumption, type UnreadableMessage } from '@edtech/contracts/consume';
import { createMessage } from '@edtech/messaging';
import { Logger } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { eventually } from './eventually.js';
import { connectTestPublisher, type TestPublisher } from './test-broker.js';

jest.setTimeout(60_000);
Logger.overrideLogger(false);

/** Events on a topic of their own: the tests share the broker. */
function defineThings() {
  const common = { topic: 'edtech.identity.thing', owner: 'identity', subject: 'thingId', description: 'Of a test.' } as const;
  const changed = defineEvent({ ...common, type: 'identity.thing.changed.v1', data: z.object({ thingId: z.uuid(), note: z.string() }) });
  const newer = defineEvent({ ...common, type: 'identity.thing.changed.v2', data: z.object({ thingId: z.uuid(), notes: z.array(z.string()) }) });
  const closed = defineEvent({ ...common, type: 'identity.thing.closed.v1', data: changed.data });
  const topic = `edtech.identity.thing${randomBytes(6).toString('hex')}`;
  return { changed: { ...changed, topic }, newer: { ...newer, topic }, closed: { ...closed, topic } };
}
type Things = ReturnType<typeof defineThings>;
type Thing = Things[keyof Things];

let publisher: TestPublisher;
let things: Things;
let groupId: string;
let running: Consumption[];
beforeAll(async () => {
  publisher = await connectTestPublisher();
});
beforeEach(async () => {
  things = defineThings();
  groupId = `stranger-${randomUUID()}`;
  running = [];
  await publisher.makeTopics(things.changed.topic);
});
afterEach(() => Promise.all(running.map((consumption) => consumption.stop())));
afterAll(() => publisher?.close());

async function start(options: Pick<ConsumeOptions<Thing>, 'handlers'> & Partial<ConsumeOptions<Thing>>): Promise<{ consumption: Consumption; unreadable: UnreadableMessage[] }> {
  const unreadable: UnreadableMessage[] = [];
  const consumption = await consumeDefined<Thing>(publisher.kafka, Object.values(things), {
    groupId,
    onUnreadable: (message) => void unreadable.push(message),
    consumer: { maxWaitTimeInMs: 100, retry: { initialRetryTime: 50, maxRetryTime: 200 } },
    ...options,
  });
  running.push(consumption);
  return { consumption, unreadable };
}

const fact = (thingId: string, sequence: number, note = 'a note', id?: string) => createMessage(things.changed, { sequence, data: { thingId, note }, ...(id !== undefined && { id }) });
const seen = (events: readonly EventEnvelope[]) => events.map(({ subject, sequence }) => [subject, sequence]);

test('events come whole and in order per key, after all that was published before the group existed', async () => {
  const [a, b] = [randomUUID(), randomUUID()];
  const first = fact(a, 1);
  await publisher.publish(first, fact(b, 1), fact(a, 2));
  const events: EventEnvelope<Things['changed']>[] = [];
  await start({ handlers: { 'identity.thing.changed.v1': (event) => void events.push(event) } });
  await eventually(() => events.length === 3);
  await publisher.publish(fact(b, 2), fact(a, 3));
  await eventually(() => events.length === 5);
  expect(seen(events.filter(({ subject }) => subject === a))).toEqual([[a, 1], [a, 2], [a, 3]]);
  expect(seen(events.filter(({ subject }) => subject === b))).toEqual([[b, 1], [b, 2]]);
  const { topic: _topic, causationId: _causation, traceparent: _trace, ...expected } = first;
  expect(events.find(({ id }) => id === first.id)).toEqual(expected);
});

test('an event is acknowledged after its handler has finished, and not before', async () => {
  const thing = randomUUID();
  let finish = (): void => undefined;
  const began: number[] = [];
  await publisher.publish(fact(thing, 1), fact(thing, 2), fact(thing, 3));
  const { consumption } = await start({
    handlers: {
      'identity.thing.changed.v1': async ({ sequence }) => {
        began.push(sequence);
        if (sequence === 2) await new Promise<void>((resolve) => (finish = resolve));
      },
    },
  });
  await eventually(() => began.length === 2);
  expect(await publisher.committed(groupId, things.changed.topic)).toBeLessThanOrEqual(1);
  const stopped = consumption.stop();
  finish();
  await stopped;
  // The one in hand was finished and counts; the next was left for whoever comes.
  expect(await publisher.committed(groupId, things.changed.topic)).toBe(2);
  expect(began).toEqual([1, 2]);
  const rest: number[] = [];
  await start({ handlers: { 'identity.thing.changed.v1': ({ sequence }) => void rest.push(sequence) } });
  await eventually(() => rest.length > 0);
  expect(rest).toEqual([3]);
});

test('a handler that fails is given the event again, nothing overtakes it, and what was handled before does not come again', async () => {
  const thing = randomUUID();
  let failures = 2;
  const calls: number[] = [];
  const done: number[] = [];
  await publisher.publish(...[1, 2, 3, 4].map((sequence) => fact(thing, sequence)));
  await start({
    handlers: {
      'identity.thing.changed.v1': ({ sequence }) => {
        calls.push(sequence);
        if (sequence === 3 && failures-- > 0) throw new Error('not yet');
        done.push(sequence);
      },
    },
  });
  await eventually(() => done.includes(4));
  expect(done).toEqual([1, 2, 3, 4]);
  expect(calls).toEqual([1, 2, 3, 3, 3, 4]);
  await eventually(async () => (await publisher.committed(groupId, things.changed.topic)) === 4);
});

test('a duplicate is told by its id and passed over; one that comes after a restart is told by its sequence', async () => {
  const thing = randomUUID();
  const [one, two] = [fact(thing, 1), fact(thing, 2)];
  const ids: string[] = [];
  const handlers = { 'identity.thing.changed.v1': ({ id }: EventEnvelope) => void ids.push(id) };
  const { consumption } = await start({ handlers });
  await publisher.publish(one, two, one, one, two);
  await eventually(async () => (await publisher.committed(groupId, things.changed.topic)) === 5);
  expect(ids).toEqual([one.id, two.id]);
  await consumption.stop();

  let known = 2;
  const applied: number[] = [];
  const came: number[] = [];
  await start({
    handlers: {
      'identity.thing.changed.v1': (event) => {
        came.push(event.sequence);
        if (!newerThan(known)(event)) return;
        known = event.sequence;
        applied.push(event.sequence);
      },
    },
  });
  await publisher.publish(two, fact(thing, 3));
  await eventually(() => applied.length > 0);
  expect([came, applied]).toEqual([[2, 3], [3]]);
});

test('what cannot be read is told with its place and holds nobody back; what nobody handles is passed over', async () => {
  const thing = randomUUID();
  const events: EventEnvelope[] = [];
  const { unreadable } = await start({ handlers: { 'identity.thing.changed.v1': (event) => void events.push(event) } });
  const { topic } = things.changed;
  const { ce_id, ...headers } = { ce_specversion: '1.0', ce_id: randomUUID(), ce_type: things.changed.type, ce_source: '/edtech/identity', ce_subject: thing, ce_time: '2026-11-21T10:00:00Z', ce_sequence: '1' };
  await publisher.sendRaw(topic, { key: thing, value: 'no event at all' }, { key: thing, value: '{}', headers }, { key: thing, value: '{"thingId":"x"}', headers: { ...headers, ce_id } });
  await publisher.publish(createMessage(things.closed, { sequence: 2, data: { thingId: thing, note: '' } }), fact(thing, 3));
  await eventually(() => events.length > 0);
  expect(seen(events)).toEqual([[thing, 3]]);
  expect(unreadable.map(({ offset, problem }) => [offset, problem.split(':')[0]])).toEqual([
    ['0', 'it has no ce_type header'],
    ['1', 'it has no ce_id header'],
    ['2', 'its data is no identity.thing.changed.v1'],
  ]);
  expect(unreadable[0]).toMatchObject({ topic, partition: 0 });
  await eventually(async () => (await publisher.committed(groupId, topic)) === 5);
});

test('a consumer that knows only the newer version has what was published in the older one, in both, and in the newer one: each fact once', async () => {
  const thing = randomUUID();
  const upcast = defineUpcast(things.changed, things.newer, {
    up: ({ thingId, note }) => ({ thingId, notes: [note] }),
    down: ({ thingId, notes }) => ({ thingId, note: notes.join() }),
  });
  const newer = (sequence: number, id?: string) => createMessage(things.newer, { sequence, data: { thingId: thing, notes: [`${sequence}`] }, ...(id !== undefined && { id }) });
  const both = randomUUID();
  const events: EventEnvelope<Things['newer']>[] = [];
  await start({ upcasts: [upcast], handlers: { 'identity.thing.changed.v2': (event) => void events.push(event) } });
  await publisher.publish(fact(thing, 1, '1'), newer(2, both), fact(thing, 2, '2', both), newer(3));
  await eventually(async () => (await publisher.committed(groupId, things.changed.topic)) === 4);
  expect(events.map(({ type, sequence, data }) => [type, sequence, data.notes])).toEqual([1, 2, 3].map((sequence) => [things.newer.type, sequence, [`${sequence}`]]));
});

test('two groups each have every event', async () => {
  const subjects = Array.from({ length: 6 }, () => randomUUID());
  const heard: Record<string, string[]> = { first: [], second: [] };
  for (const name of ['first', 'second'] as const) {
    await start({ groupId: `${groupId}-${name}`, handlers: { 'identity.thing.changed.v1': ({ subject }) => void heard[name]?.push(subject) } });
  }
  await publisher.publish(...subjects.map((subject) => fact(subject, 1)));
  for (const name of ['first', 'second']) await eventually(() => heard[name]?.length === subjects.length);
  expect(heard).toEqual({ first: subjects, second: subjects });
});

test('a consumer that has nothing to do, or whose topic does not exist, says so', async () => {
  await expect(start({ handlers: {} })).rejects.toThrow(/no handler/);
  await expect(consume(publisher.kafka, { groupId, handlers: {}, onUnreadable: () => undefined })).rejects.toThrow(/no handler/);
  const lost = { ...things.changed, topic: 'edtech.identity.lost' };
  await expect(consumeDefined(publisher.kafka, [lost], { groupId, handlers: { 'identity.thing.changed.v1': () => undefined }, onUnreadable: () => undefined })).rejects.toThrow(/topic|partition/i);
});
