import type { EventEnvelope } from '@edtech/contracts';

/** An event that was given up on, and what was wrong with it. */
export interface ParkedEvent {
  readonly event: EventEnvelope;
  readonly topic: string;
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly error: string;
  /** How many later events of the same key wait behind it. */
  readonly waiting: number;
}

/** For operators: events that were parked, each of which holds back its key until it is replayed or dropped. */
export class ParkedEvents {
  /** The oldest first. */
  list(_o?: { limit?: number }): Promise<ParkedEvent[]> {
    throw new Error('not ready');
  }
  /** Lets the event be handled again, with fresh attempts. @returns false when no such event is parked. */
  replay(_eventId: string): Promise<boolean> {
    throw new Error('not ready');
  }
  /** Gives the event up for good, so that its key goes on without it. @returns false when no such event is parked. */
  drop(_eventId: string): Promise<boolean> {
    throw new Error('not ready');
  }
}
