import type { InboxStore } from './inbox/inbox-store.js';
import type { OutboxRelay } from './outbox/outbox-relay.js';
import type { OutboxStore } from './outbox/outbox-store.js';
import { OUTBOX_LEASE } from './outbox/relay-lease.js';
import type { EventTransport, TransportHealth } from './transport/event-transport.js';

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
  constructor(
    private readonly relay: OutboxRelay,
    private readonly outbox: OutboxStore,
    private readonly inbox: InboxStore,
    private readonly transport: EventTransport,
  ) {}

  /** Asks the database: three small queries. @throws when it does not answer. */
  async report(): Promise<MessagingHealthReport> {
    const [relay, inbox] = await Promise.all([this.outbox.backlog(OUTBOX_LEASE), this.inbox.backlog()]);
    return {
      relay: { leaseHeld: this.relay.leaseHeld, problem: this.relay.problem, ...relay },
      inbox,
      transport: this.transport.health(),
    };
  }
}
