import { connect, type Connection } from '@edtech/drizzle';
import type { DatabaseEnvironment } from '@edtech/environment';
import { KafkaTransport } from '@edtech/messaging';
import { OutboxRelay, OutboxStore, RelayLease } from '@edtech/messaging/parts';
import { Logger } from '@nestjs/common';
import { benchEvent } from '../bench-event.js';
import { answer } from './worker-process.js';

export interface RelayingStart {
  readonly database: DatabaseEnvironment;
  readonly brokers: string;
  /** How long a relay that was killed holds up the next one, in milliseconds. */
  readonly leaseMs: number;
}

/** One relay of learning's outbox, with nothing else in its process. */
class Relaying {
  private constructor(
    private readonly connection: Connection,
    private readonly transport: KafkaTransport,
    private readonly relay: OutboxRelay,
  ) {}

  static open({ database, brokers, leaseMs }: RelayingStart): Relaying {
    Logger.overrideLogger(false);
    const connection = connect({ ...database, applicationName: 'edtech-bench-relay', schema: 'learning' });
    const transport = new KafkaTransport({ brokers: brokers.split(','), clientId: 'edtech-bench-relay', partitions: 6, replicationFactor: 1 });
    const [outbox, leases] = ['"learning"."outbox"', '"learning"."relay_leases"'];
    const store = new OutboxStore(connection.sql, outbox, leases, 'learning');
    const lease = new RelayLease(connection.sql, leases, leaseMs);
    return new Relaying(connection, transport, new OutboxRelay({ store, lease, transport, topics: [benchEvent.topic], batchSize: 500, pollMs: 250 }));
  }

  relayFromNowOn(): void {
    this.relay.start();
  }

  /** Relays until the outbox is empty. */
  async drain(): Promise<void> {
    this.relay.start();
    for (;;) {
      const [row] = await this.connection.sql`select exists (select from learning.outbox) as more`;
      if (row?.['more'] !== true) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.relay.stop();
  }

  async close(): Promise<void> {
    await this.relay.stop();
    await this.transport.close();
    await this.connection.close();
  }
}

let relaying: Relaying | undefined;

answer({
  start: (start: RelayingStart) => void (relaying = Relaying.open(start)),
  relay: () => relaying?.relayFromNowOn(),
  drain: () => relaying?.drain(),
  stop: () => relaying?.close(),
});
