import { RevocationList } from '@edtech/auth';
import { RevocationStore } from '@edtech/messaging';
import { BackgroundLoop } from '@edtech/scheduling';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { entriesOf } from './revocations-of.js';

const POLL_MS = 1_000;
const CLEAN_EVERY_MS = 60_000;

/** Keeps this replica's list up to what any replica has recorded: once a second, and of that only what is new. */
@Injectable()
export class RevocationReader implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RevocationReader.name);
  private upTo: Date | undefined;
  private cleanedAt = 0;
  private failing = false;
  private readonly loop = new BackgroundLoop({
    name: 'revocations',
    intervalMs: POLL_MS,
    round: () => this.read(),
    onError: (error) => {
      // What is known stays known; the database's being away is told elsewhere too.
      if (!this.failing) this.logger.warn(`revocations cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      this.failing = true;
    },
  });

  constructor(
    private readonly store: RevocationStore,
    private readonly list: RevocationList,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async read(): Promise<void> {
    const { revocations, upTo } = await this.store.recordedSince(this.upTo);
    this.list.add(entriesOf(revocations));
    this.upTo = upTo;
    this.failing = false;
    const now = Date.now();
    if (now - this.cleanedAt < CLEAN_EVERY_MS) return;
    this.cleanedAt = now;
    this.list.forget(new Date(now));
    await this.store.clean();
  }
}
