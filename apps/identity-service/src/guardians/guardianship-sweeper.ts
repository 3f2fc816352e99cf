import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { GuardianshipsRepository } from '../infrastructure/database/repositories/guardianships.repository.js';
import { Sweeper } from '../infrastructure/sweeper.js';

const BATCH = 500;

/** Forgets who was invited and never became a guardian, addresses included, a batch at a time. Every replica may do it at once. */
@Injectable()
export class GuardianshipSweeper extends Sweeper {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly guardianships: GuardianshipsRepository,
  ) {
    super('guardianship sweeper');
  }

  async sweep(): Promise<boolean> {
    return (await this.guardianships.deleteExpired(this.db, this.clock.now(), BATCH)) === BATCH;
  }
}
