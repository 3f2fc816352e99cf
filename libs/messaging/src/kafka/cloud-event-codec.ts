import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { createHash } from 'node:crypto';
import { validate as isUuid } from 'uuid';
import type { MalformedMessage, ReceivedMessage, TransportMessage } from '../transport/event-transport.js';
import { findJsonProblem, textProblem } from '../transport/storable-json.js';

/*
 * CloudEvents 1.0, Kafka protocol binding, binary mode: attributes in `ce_` headers, JSON in the value. The
 * `cloudevents` package reads what is written here (see the specification beside this file), but was not made for
 * kafkajs: it takes headers for strings, writes headers without a value, and gives an event without id a new one.
 */

/** The message as kafkajs sends it. The key is the aggregate's id: one aggregate, one partition, one order. */
export function encode(message: TransportMessage): Message & { value: string } {
  const headers: IHeaders = {
    ce_specversion: '1.0',
    ce_id: message.id,
    ce_type: message.type,
    ce_source: message.source,
    ce_subject: message.subject,
    ce_time: message.time,
    'content-type': 'application/json',
    ce_sequence: String(message.sequence),
    ce_correlationid: message.correlationId,
  };
  if (message.causationId !== undefined) headers['ce_causationid'] = message.causationId;
  if (message.traceparent !== undefined) headers['ce_traceparent'] = message.traceparent;
  return { key: message.subject, value: message.json ?? JSON.stringify(message.data), headers };
}

/** Reads a message from a topic. What cannot be read is returned as malformed, with the reason: it must not stop its partition. */
export function decode(topic: string, partition: number, message: KafkaMessage): ReceivedMessage {
  try {
    return read(topic, message);
  } catch (error) {
    return malformed(topic, partition, message, error instanceof NotAnEvent ? error.message : 'cannot be read');
  }
}

class NotAnEvent extends Error {}

function read(topic: string, message: KafkaMessage): TransportMessage {
  const attribute = (name: string) => textOf(message.headers?.[name]);
  const required = (name: string) => {
    const value = attribute(name);
    if (value === undefined || value === '') throw new NotAnEvent(`has no ${name} header`);
    return value;
  };
  const version = required('ce_specversion');
  if (!/^1\.\d+$/.test(version)) throw new NotAnEvent(`is in version ${version} of CloudEvents, not 1.0`);
  const id = required('ce_id');
  if (!isUuid(id)) throw new NotAnEvent('has a ce_id that is not a UUID');
  const sequence = Number(required('ce_sequence'));
  if (!Number.isSafeInteger(sequence)) throw new NotAnEvent('has a ce_sequence that is not a whole number');
  const time = new Date(attribute('ce_time') ?? Number(message.timestamp));
  if (Number.isNaN(time.getTime())) throw new NotAnEvent('has a ce_time that is not a time');
  return {
    id,
    type: required('ce_type'),
    topic,
    source: required('ce_source'),
    subject: required('ce_subject'),
    sequence,
    time: time.toISOString(),
    data: readData(message.value, attribute('content-type')),
    // An event from elsewhere may name no cause: then it is the first.
    correlationId: attribute('ce_correlationid') ?? id,
    causationId: attribute('ce_causationid'),
    traceparent: attribute('ce_traceparent'),
  };
}

function readData(value: Buffer | null, contentType: string | undefined): Record<string, unknown> {
  if (contentType !== undefined && !/^application\/json\s*(;|$)/i.test(contentType)) throw new NotAnEvent(`is ${contentType}, not application/json`);
  const json = value?.toString() ?? '';
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    throw new NotAnEvent('has a value that is not JSON');
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new NotAnEvent('has a value that is not a JSON object');
  const found = findJsonProblem(data, JSON.stringify(data));
  if (found) throw new NotAnEvent(`cannot be stored: ${found.path || 'its value'} ${found.problem}`);
  return data as Record<string, unknown>;
}

function textOf(header: IHeaders[string]): string | undefined {
  const first = Array.isArray(header) ? header[0] : header;
  const text = first?.toString();
  const problem = text === undefined ? undefined : textProblem(text);
  if (problem !== undefined) throw new NotAnEvent(`has a header that ${problem}`);
  return text;
}

function malformed(topic: string, partition: number, message: KafkaMessage, problem: string): MalformedMessage {
  // The timestamp tells apart what lay at the same place of a topic that was made anew.
  const place = `${topic}/${partition}/${message.offset}/${message.timestamp}`;
  return {
    id: idOfPlace(place, Number(message.timestamp)),
    topic,
    problem: `the message at ${topic}, partition ${partition}, offset ${message.offset} ${problem}`,
    raw: {
      partition,
      offset: message.offset,
      key: shown(message.key),
      headers: Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [showText(name), shown(Array.isArray(value) ? value[0] : value)])),
      value: shown(message.value),
    },
  };
}

/** Of the same place always the same UUIDv8. It begins with the message's time, as a UUIDv7 does, so that inboxes file it by its week. */
function idOfPlace(place: string, timestampMs: number): string {
  const time = Math.max(0, Number.isSafeInteger(timestampMs) ? timestampMs : 0).toString(16).padStart(12, '0').slice(-12);
  const hash = createHash('sha256').update(place).digest('hex');
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-8${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

/** As text where it is text, and else in base64. */
function shown(bytes: Buffer | string | null | undefined): string | null {
  if (bytes === null || bytes === undefined) return null;
  const buffer = Buffer.from(bytes);
  const text = buffer.toString();
  return Buffer.from(text).equals(buffer) && textProblem(text) === undefined ? text : `base64:${buffer.toString('base64')}`;
}

function showText(text: string): string {
  return shown(text) ?? '';
}
