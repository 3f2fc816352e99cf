import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { SecurityEventsRepository } from '../infrastructure/database/repositories/security-events.repository.js';
import { Sweeper } from '../infrastructure/sweeper.js';

export const RETENTION_DAYS = Symbol('RETENTION_DAYS');

const INTERVAL_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 1_000;

/** Removes security events that are older than anybody needs, a batch at a time. Every replica may do it at once. */
@Injectable()
export class SecurityEventsSweeper extends Sweeper {
  constructor(
    @Inject(RETENTION_DAYS) private readonly retentionDays: number,
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: SecurityEventsRepository,
  ) {
    super('security events sweeper', INTERVAL_MS);
  }

  async sweep(): Promise<boolean> {
    const before = new Date(this.clock.now().getTime() - this.retentionDays * DAY_MS);
    return (await this.events.removeBefore(this.db, before, BATCH)) === BATCH;
  }
}
