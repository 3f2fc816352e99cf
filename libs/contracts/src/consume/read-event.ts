import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { EventEnvelope } from '../define-event.js';

/** Why a message is no event that can be read, for people. */
export class NotAnEvent extends Error {
  override readonly name = 'NotAnEvent';
}

/** An event whose data nobody has looked at yet. */
export type UncheckedEvent = Omit<EventEnvelope, 'data'> & { readonly data: unknown };

/** The type that a message names, or undefined where it names none. */
export function typeOf({ headers }: KafkaMessage): string | undefined {
  return textOf(headers?.['ce_type']);
}

/**
 * Reads CloudEvents 1.0 in Kafka's binary mode: attributes in `ce_` headers, JSON in the value.
 * @throws NotAnEvent when an attribute is missing or malformed, or the value is not JSON
 */
export function readEvent(message: KafkaMessage): UncheckedEvent {
  const attribute = (name: string) => textOf(message.headers?.[name]);
  const required = (name: string) => {
    const value = attribute(name);
    if (!value) throw new NotAnEvent(`it has no ${name} header`);
    return value;
  };
  const version = required('ce_specversion');
  if (!/^1\.\d+$/.test(version)) throw new NotAnEvent(`it is in version ${version} of CloudEvents, not 1.0`);
  const sequence = Number(required('ce_sequence'));
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new NotAnEvent('its ce_sequence is not a whole number from 1 on');
  const id = required('ce_id');
  const [causationId, traceparent] = [attribute('ce_causationid'), attribute('ce_traceparent')];
  return {
    id,
    type: required('ce_type'),
    source: required('ce_source'),
    subject: required('ce_subject'),
    sequence,
    time: required('ce_time'),
    data: dataOf(message),
    correlationId: attribute('ce_correlationid') ?? id,
    ...(causationId !== undefined && { causationId }),
    ...(traceparent !== undefined && { traceparent }),
  };
}

function dataOf({ value }: KafkaMessage): unknown {
  try {
    return JSON.parse(value?.toString() ?? '');
  } catch {
    throw new NotAnEvent('its value is not JSON');
  }
}

function textOf(header: IHeaders[string]): string | undefined {
  return (Array.isArray(header) ? header[0] : header)?.toString();
}
