import type { EventEnvelope } from './define-event.js';

/**
 * Whether an event says something newer about its subject than what you have: `newerThan(row?.sequence)(event)`.
 * Every event carries the aggregate's whole public state, so one that is not newer may be left out.
 * @param known the sequence of the last event applied to the subject; null or undefined when there was none
 */
export function newerThan(known: number | null | undefined): (event: Pick<EventEnvelope, 'sequence'>) => boolean {
  return ({ sequence }) => sequence > (known ?? 0);
}
