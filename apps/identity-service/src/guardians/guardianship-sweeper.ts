import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { BackgroundLoop, CLOCK, type Clock } from '@edtech/scheduling';
import { GuardianshipsRepository } from '../infrastructure/database/repositories/guardianships.repository.js';

const INTERVAL_MS = 10 * 60 * 1000;
const BATCH = 500;

/** Forgets who was invited and never became a guardian, addresses included, a batch at a time. Every replica may do it at once. */
@Injectable()
export class GuardianshipSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(GuardianshipSweeper.name);
  private readonly loop = new BackgroundLoop({
    name: 'guardianship sweeper',
    intervalMs: INTERVAL_MS,
    round: () => this.sweep(),
    onError: (error) => this.logger.error(error),
  });

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly guardianships: GuardianshipsRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One batch. Resolves to whether there may be more. */
  async sweep(): Promise<boolean> {
    return (await this.guardianships.deleteExpired(this.db, this.clock.now(), BATCH)) === BATCH;
  }
}
