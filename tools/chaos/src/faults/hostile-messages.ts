import { randomUUID } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Message } from 'kafkajs';
import type { Random } from '../rig/random.js';

/** What becomes of a message in each service that reads its topic. */
export type Fate =
  /** It is kept for an operator, and holds nobody back but its own key, which nobody else has. */
  | 'parked'
  /** It is none of the service's business. */
  | 'ignored';

export interface HostileMessage {
  /** What is wrong with it. */
  readonly what: string;
  readonly fate: Fate;
  readonly message: Message;
}

/** A message as a service of the platform would send it, but for what is given otherwise. */
function message(type: string, value: Buffer | string | null, headers: Record<string, string | Buffer | undefined> = {}): Message {
  const subject = randomUUID();
  const all: Record<string, string | Buffer | undefined> = {
    ce_specversion: '1.0',
    ce_id: newId(),
    ce_type: type,
    ce_source: '/edtech/identity',
    ce_subject: subject,
    ce_time: new Date().toISOString(),
    'content-type': 'application/json',
    ce_sequence: '1',
    ce_correlationid: newId(),
    ...headers,
  };
  const given = Object.entries(all).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  return { key: subject, value, headers: Object.fromEntries(given) };
}

/**
 * What a careless or malicious producer can put on a topic.
 * @param type an event type that the services handle
 */
const hostilities: readonly ((type: string, random: Random) => HostileMessage)[] = [
  (type) => ({ what: 'bad JSON', fate: 'parked', message: message(type, '{"userId": ') }),
  (type) => ({ what: 'not JSON but bytes', fate: 'parked', message: message(type, Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3])) }),
  (type) => ({ what: 'an array', fate: 'parked', message: message(type, '[1, 2]') }),
  (type) => ({ what: 'nothing', fate: 'parked', message: message(type, null) }),
  (type) => ({ what: 'another version of CloudEvents', fate: 'parked', message: message(type, '{}', { ce_specversion: '2.0' }) }),
  (type) => ({ what: 'no id', fate: 'parked', message: message(type, '{}', { ce_id: undefined }) }),
  (type) => ({ what: 'an id that is none', fate: 'parked', message: message(type, '{}', { ce_id: "'; drop table users; --" }) }),
  (type) => ({ what: 'a sequence that is none', fate: 'parked', message: message(type, '{}', { ce_sequence: '1e400' }) }),
  (type) => ({ what: 'a time that is none', fate: 'parked', message: message(type, '{}', { ce_time: 'yesterday' }) }),
  (type) => ({ what: 'a NUL character', fate: 'parked', message: message(type, JSON.stringify({ userId: 'a\0b' })) }),
  (type) => ({ what: 'a NUL character in a header', fate: 'parked', message: message(type, '{}', { ce_subject: 'a\0b' }) }),
  (type) => ({ what: 'half of a surrogate pair', fate: 'parked', message: message(type, '{"userId": "\\ud83d"}') }),
  (type) => ({ what: 'data of another shape', fate: 'parked', message: message(type, '{"userId": 7, "firstName": {"😀": "𝄞"}}') }),
  (type, random) => ({ what: 'nearly a megabyte', fate: 'parked', message: message(type, JSON.stringify({ userId: 'x'.repeat(random.between(800_000, 900_000)) })) }),
  (type) => ({ what: 'a version that nobody knows', fate: 'ignored', message: message(type.replace(/v\d+$/, 'v99'), '{}') }),
  () => ({ what: 'a type that nobody knows', fate: 'ignored', message: message('nobody.nothing.happened.v1', '{"a": "😀"}') }),
];

export function hostileMessage(type: string, random: Random): HostileMessage {
  return random.pick(hostilities)(type, random);
}

/** One of each kind. */
export function everyHostileMessage(type: string, random: Random): HostileMessage[] {
  return hostilities.map((make) => make(type, random));
}
