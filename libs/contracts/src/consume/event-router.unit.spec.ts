import type { IHeaders, KafkaMessage } from 'kafkajs';
import { z } from 'zod';
import { defineEvent, defineUpcast, identityUserCreatedV1, type EventEnvelope } from '../index.js';
import { exampleOf } from '../examples.js';
import { EventRouter } from './event-router.js';

const ID = '0193a6f0-0000-7000-8000-0000000000aa';

function messageOf(type: string, data: unknown, headers: IHeaders = {}): KafkaMessage {
  return {
    key: Buffer.from('key'),
    value: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)),
    headers: {
      ce_specversion: Buffer.from('1.0'),
      ce_id: ID,
      ce_type: type,
      ce_source: '/edtech/identity',
      ce_subject: 'key',
      ce_time: '2026-11-21T10:00:00.000Z',
      ce_sequence: '3',
      ...headers,
    },
    timestamp: '0',
    offset: '0',
    attributes: 0,
  };
}

const handler = () => undefined;
const { type } = identityUserCreatedV1;
const example = exampleOf(identityUserCreatedV1);
const router = new EventRouter([identityUserCreatedV1], { [type]: handler }, []);

describe('a message that is wanted', () => {
  test('becomes the event that its headers and value say, without fields that its version does not name', () => {
    const read = router.read(messageOf(type, { ...example, later: 'field' }, { ce_causationid: 'cause', ce_traceparent: 'trace', ce_correlationid: 'correlation' }));
    expect(read).toEqual({
      handler,
      event: {
        id: ID,
        type,
        source: '/edtech/identity',
        subject: 'key',
        sequence: 3,
        time: '2026-11-21T10:00:00.000Z',
        data: example,
        correlationId: 'correlation',
        causationId: 'cause',
        traceparent: 'trace',
      },
    });
  });

  test('begins a correlation of its own when it names none', () => {
    const event = router.read(messageOf(type, example))?.event;
    expect(event).toMatchObject({ correlationId: ID });
    expect(event).not.toHaveProperty('causationId');
  });

  test.each([
    ['no id', { ce_id: '' }, /ce_id/],
    ['no subject', { ce_subject: undefined }, /ce_subject/],
    ['no sequence', { ce_sequence: undefined }, /ce_sequence/],
    ['a sequence that is no number', { ce_sequence: 'x' }, /ce_sequence/],
    ['sequence 0', { ce_sequence: '0' }, /ce_sequence/],
    ['another version of CloudEvents', { ce_specversion: '2.0' }, /version 2.0/],
  ])('is refused with %s', (_what, headers, problem) => {
    expect(() => router.read(messageOf(type, example, headers))).toThrow(problem);
  });

  test('is refused when its value is not JSON, or not what its type promises', () => {
    expect(() => router.read(messageOf(type, '{'))).toThrow(/not JSON/);
    expect(() => router.read(messageOf(type, { ...example, role: 'king', email: 1 }))).toThrow(/no identity\.user\.created\.v1: email: .*; role: /);
  });
});

test('a message without a type is refused, and one of a type that nobody handles is passed over unread', () => {
  expect(() => router.read(messageOf(type, example, { ce_type: undefined }))).toThrow(/ce_type/);
  expect(router.read(messageOf('identity.user.forgotten.v1', '{'))).toBeUndefined();
});

test('a handler of an event that does not exist is refused, and so is none at all', () => {
  expect(() => new EventRouter([identityUserCreatedV1], { 'identity.user.forgotten.v1': handler }, [])).toThrow(/identity\.user\.forgotten\.v1/);
  expect(() => new EventRouter([identityUserCreatedV1], { [type]: undefined }, [])).toThrow(/no handler/);
});

describe('older versions', () => {
  const common = { topic: 'edtech.identity.thing', owner: 'identity', subject: 'thingId', description: '.' } as const;
  const v1 = defineEvent({ ...common, type: 'identity.thing.changed.v1', data: z.object({ thingId: z.uuid(), n: z.int() }) });
  const v2 = defineEvent({ ...common, type: 'identity.thing.changed.v2', data: z.object({ thingId: z.uuid(), n: z.object({ value: z.int() }) }) });
  const v3 = defineEvent({ ...common, type: 'identity.thing.changed.v3', data: z.object({ thingId: z.uuid(), numbers: z.array(z.int()) }) });
  const toV2 = defineUpcast(v1, v2, { up: ({ thingId, n }) => ({ thingId, n: { value: n } }), down: ({ thingId, n }) => ({ thingId, n: n.value }) });
  const toV3 = defineUpcast(v2, v3, { up: ({ thingId, n }) => ({ thingId, numbers: [n.value] }), down: ({ thingId, numbers }) => ({ thingId, n: { value: numbers[0] ?? 0 } }) });
  const definitions = [v1, v2, v3];
  const read = (routed: EventRouter, from: { type: string }, data: unknown) => routed.read(messageOf(from.type, data))?.event;

  test.each([
    ['in this order', [toV2, toV3]],
    ['in that order', [toV3, toV2]],
  ])('reach a handler of a newer one through every step between, upcasts given %s', (_order, upcasts) => {
    const routed = new EventRouter(definitions, { [v3.type]: handler }, upcasts);
    const newest: Partial<EventEnvelope> = { id: ID, sequence: 3, type: v3.type, data: { thingId: ID, numbers: [7] } };
    expect(read(routed, v1, { thingId: ID, n: 7 })).toMatchObject(newest);
    expect(read(routed, v2, { thingId: ID, n: { value: 7 } })).toMatchObject(newest);
    expect(read(routed, v3, { thingId: ID, numbers: [7] })).toMatchObject(newest);
  });

  test('are left as they are where their own version is handled', () => {
    const routed = new EventRouter(definitions, { [v1.type]: handler, [v2.type]: handler }, [toV2]);
    expect(read(routed, v1, { thingId: ID, n: 7 })?.type).toBe(v1.type);
  });

  test('are passed over where no upcast leads to what is handled', () => {
    expect(read(new EventRouter(definitions, { [v1.type]: handler }, [toV3]), v2, { thingId: ID, n: { value: 7 } })).toBeUndefined();
  });
});
