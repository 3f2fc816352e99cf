import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { DataExportsRepository } from '../infrastructure/database/repositories/data-exports.repository.js';
import { Sweeper } from '../infrastructure/sweeper.js';
import { EXPORT_MEMORY_MS } from './data-export.rules.js';

const BATCH = 20;

/** Removes archives whose time is over, and later what is left of them. Every replica may do it at once. */
@Injectable()
export class DataExportSweeper extends Sweeper {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly exports: DataExportsRepository,
  ) {
    super('data export sweeper');
  }

  async sweep(): Promise<boolean> {
    const now = this.clock.now();
    const expired = await this.exports.expire(this.db, now, BATCH);
    const forgotten = await this.exports.forget(this.db, new Date(now.getTime() - EXPORT_MEMORY_MS), BATCH);
    return expired === BATCH || forgotten === BATCH;
  }
}
