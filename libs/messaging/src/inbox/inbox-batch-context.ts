import type { EventDefinition, EventEnvelope } from '@edtech/contracts';
import type { Scope } from '../scope.js';

/**
 * What `@Ctx()` gives the handler of a batch, `@EventPattern<string>(type, { batch: true })`: one transaction for all of
 * its events. Their effects, their marks in the inbox and what the handler publishes commit together. If it fails, each
 * event comes again alone, as a batch of one.
 */
export interface InboxBatchContext<D extends EventDefinition = EventDefinition> extends Scope {
  /** In the order of arrival, which within one aggregate is its own order. */
  readonly events: readonly EventEnvelope<D>[];
  /**
   * The same transaction, for what is published because of one of the events: it goes on with that event's correlation.
   * What is published without it begins a new one, unless there is only one event.
   */
  causedBy(event: EventEnvelope<D>): Scope;
}

/**
 * The last event of each aggregate, all that a copy of its newest state needs: events carry the whole state.
 * In the order in which the aggregates appear.
 */
export function latestPerSubject<E extends Pick<EventEnvelope, 'subject' | 'sequence'>>(events: readonly E[]): E[] {
  const latest = new Map<string, E>();
  for (const event of events) {
    const known = latest.get(event.subject);
    if (!known || event.sequence >= known.sequence) latest.set(event.subject, event);
  }
  return [...latest.values()];
}
