import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { BackgroundLoop } from '@edtech/scheduling';
import { DeliverDueMails } from './deliver-due-mails.js';

/** How long a mail waits at most before its first attempt. */
const INTERVAL_MS = 1_000;

/** Delivers mails while the service runs; every replica does, each taking what no other has in hand. */
@Injectable()
export class MailDeliveryLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MailDeliveryLoop.name);
  private readonly loop: BackgroundLoop;

  constructor(deliver: DeliverDueMails) {
    this.loop = new BackgroundLoop({
      name: 'mail delivery',
      intervalMs: INTERVAL_MS,
      round: () => deliver.run(),
      onError: (error) => this.log.error('mails could not be looked up', error instanceof Error ? error.stack : String(error)),
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
