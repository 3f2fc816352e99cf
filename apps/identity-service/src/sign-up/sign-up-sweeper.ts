import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { BackgroundLoop, CLOCK, type Clock } from '@edtech/scheduling';
import { PendingSignUpsRepository } from '../infrastructure/database/repositories/pending-sign-ups.repository.js';

const INTERVAL_MS = 10 * 60 * 1000;
const BATCH = 500;

/** Forgets those who asked for an account and never came back, a batch at a time. Every replica may do it at once. */
@Injectable()
export class SignUpSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(SignUpSweeper.name);
  private readonly loop = new BackgroundLoop({
    name: 'sign-up sweeper',
    intervalMs: INTERVAL_MS,
    round: () => this.sweep(),
    onError: (error) => this.logger.error(error),
  });

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly pendingSignUps: PendingSignUpsRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One batch. Resolves to whether there may be more. */
  async sweep(): Promise<boolean> {
    return (await this.pendingSignUps.deleteExpired(this.db, this.clock.now(), BATCH)) === BATCH;
  }
}
