import { RevocationList } from '@edtech/auth';
import { BackgroundLoop, tellingOnce } from '@edtech/scheduling';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { RevocationStore } from './revocation-store.js';
import { entriesOf } from './revocations-of.js';

const POLL_MS = 1_000;
const CLEAN_EVERY_MS = 60_000;

/** Keeps this replica's list up to what any replica has recorded: once a second, and of that only what is new. */
@Injectable()
export class RevocationReader implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private upTo: Date | undefined;
  private cleanedAt = 0;
  private readonly loop = new BackgroundLoop({
    name: 'revocations',
    intervalMs: POLL_MS,
    round: () => this.read(),
    // What is known stays known meanwhile.
    ...tellingOnce(new Logger(RevocationReader.name), 'reading revocations'),
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
    const now = Date.now();
    if (now - this.cleanedAt < CLEAN_EVERY_MS) return;
    this.cleanedAt = now;
    this.list.forget(new Date(now));
    await this.store.clean();
  }
}
