import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { PendingSignUpsRepository } from '../infrastructure/database/repositories/pending-sign-ups.repository.js';
import { Sweeper } from '../infrastructure/sweeper.js';

const BATCH = 500;

/** Forgets those who asked for an account and never came back, a batch at a time. Every replica may do it at once. */
@Injectable()
export class SignUpSweeper extends Sweeper {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly pendingSignUps: PendingSignUpsRepository,
  ) {
    super('sign-up sweeper');
  }

  async sweep(): Promise<boolean> {
    return (await this.pendingSignUps.deleteExpired(this.db, this.clock.now(), BATCH)) === BATCH;
  }
}
