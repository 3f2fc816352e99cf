import type { EventData, EventDefinition } from '@edtech/contracts';
import type { TransportMessage } from './event-transport.js';

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
 * The message that a service would put on the wire for a fact.
 * @throws EventRefused when the data does not match the definition or cannot be carried.
 */
export function createMessage<D extends EventDefinition>(_definition: D, _parts: MessageParts<D>): TransportMessage {
  throw new Error('not ready');
}
