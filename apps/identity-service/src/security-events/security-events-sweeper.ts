import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { BackgroundLoop, CLOCK, type Clock } from '@edtech/scheduling';
import { SecurityEventsRepository } from '../infrastructure/database/repositories/security-events.repository.js';

export const RETENTION_DAYS = Symbol('RETENTION_DAYS');

const INTERVAL_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 1_000;

/** Removes security events that are older than anybody needs, a batch at a time. Every replica may do it at once. */
@Injectable()
export class SecurityEventsSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(SecurityEventsSweeper.name);
  private readonly loop = new BackgroundLoop({
    name: 'security events sweeper',
    intervalMs: INTERVAL_MS,
    round: () => this.sweep(),
    onError: (error) => this.logger.error(error),
  });

  constructor(
    @Inject(RETENTION_DAYS) private readonly retentionDays: number,
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: SecurityEventsRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One batch. Resolves to whether there may be more. */
  async sweep(): Promise<boolean> {
    const before = new Date(this.clock.now().getTime() - this.retentionDays * DAY_MS);
    return (await this.events.removeBefore(this.db, before, BATCH)) === BATCH;
  }
}
