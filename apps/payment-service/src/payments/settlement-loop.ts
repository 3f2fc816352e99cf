import { BackgroundLoop, tellingOnce } from '@edtech/scheduling';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SettlePayments } from './settle-payments.js';

/** Settles payments for as long as the service runs. Several replicas share the work: each claims its own. */
@Injectable()
export class SettlementLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(settlePayments: SettlePayments) {
    this.loop = new BackgroundLoop({
      name: 'settlement',
      // Payments become due by events, whose transaction commits after the handler: looked for, not signalled.
      intervalMs: 500,
      round: () => settlePayments.run(),
      ...tellingOnce(new Logger(SettlementLoop.name), 'looking for payments to settle'),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
