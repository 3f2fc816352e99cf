import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { BackgroundLoop, CLOCK, type Clock } from '@edtech/scheduling';
import { DataExportsRepository } from '../infrastructure/database/repositories/data-exports.repository.js';
import { EXPORT_MEMORY_MS } from './data-export.rules.js';

const INTERVAL_MS = 10 * 60 * 1000;
const BATCH = 20;

/** Removes archives whose time is over, and later what is left of them. Every replica may do it at once. */
@Injectable()
export class DataExportSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DataExportSweeper.name);
  private readonly loop = new BackgroundLoop({
    name: 'data export sweeper',
    intervalMs: INTERVAL_MS,
    round: () => this.sweep(),
    onError: (error) => this.logger.error(error),
  });

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly exports: DataExportsRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One batch. Resolves to whether there may be more. */
  async sweep(): Promise<boolean> {
    const now = this.clock.now();
    const expired = await this.exports.expire(this.db, now, BATCH);
    const forgotten = await this.exports.forget(this.db, new Date(now.getTime() - EXPORT_MEMORY_MS), BATCH);
    return expired === BATCH || forgotten === BATCH;
  }
}
