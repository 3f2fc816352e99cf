import type { TransportHealth } from './transport/event-transport.js';

/** How messaging is doing, for health checks and metrics. */
export interface MessagingHealthReport {
  relay: {
    /** Whether this replica is the one that relays. */
    leaseHeld: boolean;
    /** Whether any replica is. */
    leaseTaken: boolean;
    unsent: number;
    /** Age of the oldest event that has not been sent; 0 when there is none. */
    oldestUnsentMs: number;
    /** What went wrong in the last round; absent after one that went well. */
    problem?: string;
  };
  inbox: {
    pending: number;
    parked: number;
    /** Age of the oldest event that has not been handled; 0 when there is none. */
    oldestPendingMs: number;
  };
  transport: TransportHealth;
}

/** Nest provider, exported by MessagingModule. */
export class MessagingHealth {
  report(): Promise<MessagingHealthReport> {
    throw new Error('not ready');
  }
}
