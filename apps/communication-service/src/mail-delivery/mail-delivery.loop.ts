import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { BackgroundLoop, tellingOnce } from '@edtech/scheduling';
import { DeliverDueMails } from './deliver-due-mails.js';

/** How long a mail waits at most before its first attempt. */
const INTERVAL_MS = 1_000;

/** Delivers mails while the service runs; every replica does, each taking what no other has in hand. */
@Injectable()
export class MailDeliveryLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(deliver: DeliverDueMails) {
    this.loop = new BackgroundLoop({
      name: 'mail delivery',
      intervalMs: INTERVAL_MS,
      round: () => deliver.run(),
      ...tellingOnce(new Logger(MailDeliveryLoop.name), 'looking for mails to deliver'),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** Mails in hand are finished, and their outcome is written down, before the pool closes. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
