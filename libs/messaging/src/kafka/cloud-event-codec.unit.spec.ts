import { CloudEvent, Kafka } from 'cloudevents';
import type { KafkaMessage } from 'kafkajs';
import { validate as isUuid, v7 as newId, version as uuidVersion } from 'uuid';
import { timeOf } from '../inbox/inbox-week.js';
import { isMalformed, type TransportMessage } from '../transport/event-transport.js';
import { findJsonProblem } from '../transport/storable-json.js';
import { decode, encode } from './cloud-event-codec.js';

const event: TransportMessage = {
  id: newId(),
  type: 'identity.user.created.v1',
  topic: 'edtech.identity.user',
  source: '/edtech/identity',
  subject: newId(),
  sequence: 3,
  time: '2026-03-01T12:00:00.000Z',
  data: { userId: 'u', name: 'Zoë 😀' },
  correlationId: newId(),
  causationId: newId(),
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
};

/** A message as it comes from a broker: bytes everywhere. */
function received(headers: Record<string, string | undefined>, value: string | Buffer | null = '{}'): KafkaMessage {
  const given = Object.entries(headers).flatMap(([name, text]) => (text === undefined ? [] : [[name, Buffer.from(text)] as const]));
  return {
    key: Buffer.from('k'),
    value: value === null ? null : Buffer.from(value),
    timestamp: '1772366400000',
    attributes: 0,
    offset: '42',
    headers: Object.fromEntries(given),
  };
}

const wire = (message: TransportMessage) => {
  const { headers, value } = encode(message);
  return received(headers as Record<string, string>, value);
};

const withHeaders = (changes: Record<string, string | undefined>, value: string | Buffer | null = '{}') =>
  decode(event.topic, 1, received({ ...(encode(event).headers as Record<string, string>), ...changes }, value));

describe('events on Kafka', () => {
  test('come back as they were sent', () => {
    expect(decode(event.topic, 0, wire(event))).toEqual(event);
  });

  test('have the aggregate as their key', () => {
    expect(encode(event).key).toBe(event.subject);
  });

  test('are read by the CloudEvents SDK, in binary mode, with the platform extensions', () => {
    const { headers, value, key } = encode(event);
    const read = Kafka.toEvent<Record<string, unknown>>({ headers: headers as Record<string, string>, body: value, value, key, timestamp: '0' } as never) as CloudEvent<Record<string, unknown>>;
    expect(read.validate()).toBe(true);
    expect(read).toMatchObject({
      specversion: '1.0',
      id: event.id,
      type: event.type,
      source: event.source,
      subject: event.subject,
      time: event.time,
      datacontenttype: 'application/json',
      data: event.data,
      sequence: '3',
      correlationid: event.correlationId,
      causationid: event.causationId,
      traceparent: event.traceparent,
    });
  });

  test('that name no cause or trace begin their own correlation', () => {
    const read = withHeaders({ ce_correlationid: undefined, ce_causationid: undefined, ce_traceparent: undefined });
    expect(read).toMatchObject({ correlationId: event.id });
    expect(read).not.toMatchObject({ causationId: expect.anything() });
  });

  test('take the time of the message where they have none, and JSON with parameters for JSON', () => {
    expect(withHeaders({ ce_time: undefined, 'content-type': 'application/json; charset=utf-8' })).toMatchObject({ time: '2026-03-01T12:00:00.000Z', data: {} });
  });

  test.each<[string, Record<string, string | undefined>, string | Buffer | null]>([
    ['has no ce_specversion header', { ce_specversion: undefined }, '{}'],
    ['is in version 0.3 of CloudEvents, not 1.0', { ce_specversion: '0.3' }, '{}'],
    ['has no ce_id header', { ce_id: undefined }, '{}'],
    ['has a ce_id that is not a UUID', { ce_id: '17' }, '{}'],
    ['has no ce_type header', { ce_type: '' }, '{}'],
    ['has no ce_source header', { ce_source: undefined }, '{}'],
    ['has no ce_subject header', { ce_subject: undefined }, '{}'],
    ['has a header that contains a NUL character', { ce_subject: 'a\0b' }, '{}'],
    ['has no ce_sequence header', { ce_sequence: undefined }, '{}'],
    ['has a ce_sequence that is not a whole number', { ce_sequence: '1.5' }, '{}'],
    ['has a ce_time that is not a time', { ce_time: 'yesterday' }, '{}'],
    ['is application/xml, not application/json', { 'content-type': 'application/xml' }, '{}'],
    ['has a value that is not JSON', {}, '{"a":'],
    ['has a value that is not JSON', {}, null],
    ['has a value that is not a JSON object', {}, '[1]'],
    ['has a value that is not a JSON object', {}, 'null'],
    ['cannot be stored: a.b contains a NUL character', {}, '{"a":{"b":"\\u0000"}}'],
    ['cannot be stored: a contains half of a surrogate pair', {}, '{"a":"\\ud800"}'],
    ['has a value that is not JSON', {}, Buffer.from([0xff, 0xfe, 0x00])],
  ])('that cannot be read are told apart: %s', (problem, changes, value) => {
    const read = withHeaders(changes, value);
    expect(isMalformed(read) && read.problem).toBe(`the message at ${event.topic}, partition 1, offset 42 ${problem}`);
    // It must be possible to store at least what is said about it.
    expect(isMalformed(read) && findJsonProblem(read.raw, JSON.stringify(read.raw))).toBeUndefined();
  });

  test('that cannot be read have the same id whenever they are found at the same place, and another elsewhere', () => {
    const at = (partition: number, timestamp = '1') => decode('t', partition, { ...received({}, 'x'), timestamp });
    expect(at(0)).toEqual(at(0));
    expect(at(0)).not.toMatchObject({ id: (at(1) as { id: string }).id });
    expect(at(0)).not.toMatchObject({ id: (at(0, '2') as { id: string }).id });
  });

  test('that cannot be read have an id that begins with the time of the message, so that the inbox files it by its week', () => {
    const { id } = decode('t', 0, { ...received({}, 'x'), timestamp: '1795000000123' });
    expect(isUuid(id) && uuidVersion(id)).toBe(8);
    expect(timeOf(id)).toBe(1_795_000_000_123);
  });

  test('that cannot be read keep what arrived, bytes in base64', () => {
    expect(decode('t', 0, received({ a: 'b' }, 'text'))).toMatchObject({ raw: { headers: { a: 'b' }, value: 'text', key: 'k', offset: '42', partition: 0 } });
    expect(decode('t', 0, received({}, Buffer.from([0xff])))).toMatchObject({ raw: { value: 'base64:/w==' } });
  });
});
