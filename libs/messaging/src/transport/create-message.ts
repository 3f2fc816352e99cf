import type { EventData, EventDefinition } from '@edtech/contracts';
import { v7 as newId } from 'uuid';
import { EventRefused } from '../outbox/event-refused.js';
import type { TransportMessage } from './event-transport.js';
import { findJsonProblem } from './storable-json.js';

/** What makes a message of a fact; what is left out is made up: a new id, now, a new correlation. */
export interface MessageParts<D extends EventDefinition> {
  sequence: number;
  data: EventData<D>;
  id?: string;
  time?: Date;
  correlationId?: string;
  causationId?: string;
  traceparent?: string;
}

/**
 * The message that a service puts on the wire for a fact. Fields that the definition does not name are left out,
 * so that a whole row handed over by mistake does not leak.
 * @throws EventRefused when the data does not match the definition or cannot be carried.
 */
export function createMessage<D extends EventDefinition>(definition: D, parts: MessageParts<D>): TransportMessage {
  const { type, topic } = definition;
  const parsed = definition.data.safeParse(parts.data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EventRefused(type, issue?.path.join('.') ?? '', `does not match the definition: ${issue?.message ?? 'invalid'}`);
  }
  const data: Record<string, unknown> = parsed.data;
  const subject = data[definition.subject];
  if (typeof subject !== 'string' || subject === '') throw new EventRefused(type, definition.subject, 'must be the id of the aggregate');
  if (!Number.isSafeInteger(parts.sequence) || parts.sequence < 1) {
    throw new EventRefused(type, '', `needs the aggregate's version as its sequence, not ${parts.sequence}`);
  }
  const found = findJsonProblem(data, JSON.stringify(data));
  if (found) throw new EventRefused(type, found.path, found.problem);
  return {
    id: parts.id ?? newId(),
    type,
    topic,
    source: `/edtech/${definition.owner}`,
    subject,
    sequence: parts.sequence,
    time: (parts.time ?? new Date()).toISOString(),
    data,
    correlationId: parts.correlationId ?? newId(),
    causationId: parts.causationId,
    traceparent: parts.traceparent,
  };
}
