import { z } from 'zod';
import { defineEvent, defineUpcast, newerThan, type EventDefinition, type EventEnvelope } from './index.js';

const common = { topic: 'edtech.identity.thing', owner: 'identity', subject: 'thingId', description: '.' } as const;
const old = defineEvent({ ...common, type: 'identity.thing.changed.v1', data: z.object({ thingId: z.string(), name: z.string().max(20) }) });
const next = defineEvent({ ...common, type: 'identity.thing.changed.v2', data: z.object({ thingId: z.string(), names: z.array(z.string()).min(1) }) });
const directions = {
  up: ({ thingId, name }: { thingId: string; name: string }) => ({ thingId, names: name.split(' ') }),
  down: ({ thingId, names }: { thingId: string; names: string[] }) => ({ thingId, name: names.join(' ') }),
};
const upcast = defineUpcast(old, next, directions);

const event: EventEnvelope<typeof old> = {
  id: 'an-id',
  type: old.type,
  source: '/edtech/identity',
  subject: 'a',
  sequence: 4,
  time: '2026-11-21T10:00:00.000Z',
  correlationId: 'c',
  data: { thingId: 'a', name: 'Ada Lovelace' },
};

test('an event in its older version is told in the newer one, and remains the same fact', () => {
  expect(upcast.upcast(event)).toEqual({ ...event, type: next.type, data: { thingId: 'a', names: ['Ada', 'Lovelace'] } });
});

test('the older version is made of the newer one', () => {
  expect(upcast.downcast({ thingId: 'a', names: ['Ada', 'Lovelace'] })).toEqual(event.data);
});

test('what a direction makes must be an event of that version', () => {
  const wrong = defineUpcast(old, next, { ...directions, up: ({ thingId }) => ({ thingId, names: [] }) });
  expect(() => wrong.upcast(event)).toThrow(/names/);
  expect(() => upcast.downcast({ thingId: 'a', names: ['a name that is', 'longer than it may be'] })).toThrow(/name/);
});

test.each<[string, EventDefinition, EventDefinition, RegExp]>([
  ['backwards', next, old, /no newer version/],
  ['to itself', old, old, /no newer version/],
  ['to another event', old, { ...next, type: 'identity.thing.removed.v2' }, /no newer version/],
  ['to another topic', old, { ...next, topic: 'edtech.identity.other' }, /share their topic/],
  ['to another subject', old, { ...next, subject: 'otherId' }, /share their topic/],
])('is refused %s', (_what, from, to, problem) => {
  expect(() => defineUpcast(from, to, { up: (data) => data, down: (data) => data })).toThrow(problem);
});

test.each([
  [undefined, 1, true],
  [null, 1, true],
  [3, 4, true],
  [4, 4, false],
  [5, 4, false],
])('knowing %s, sequence %s is newer: %s', (known, sequence, newer) => {
  expect(newerThan(known)({ sequence })).toBe(newer);
});
