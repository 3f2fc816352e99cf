import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { AuthTokensRepository } from '../infrastructure/database/repositories/auth-tokens.repository.js';
import { SignInChallengesRepository } from '../infrastructure/database/repositories/sign-in-challenges.repository.js';
import { UsedChallengesRepository } from '../infrastructure/database/repositories/used-challenges.repository.js';
import { UserSessionsRepository } from '../infrastructure/database/repositories/user-sessions.repository.js';
import { Sweeper } from '../infrastructure/sweeper.js';

const BATCH = 500;

/** Removes expired sessions, tokens and challenges, a batch at a time. Every replica may do it at once. */
@Injectable()
export class SessionSweeper extends Sweeper {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sessions: UserSessionsRepository,
    private readonly tokens: AuthTokensRepository,
    private readonly signInChallenges: SignInChallengesRepository,
    private readonly usedChallenges: UsedChallengesRepository,
  ) {
    super('session sweeper');
  }

  /** One batch of each. Resolves to whether there may be more. */
  async sweep(): Promise<boolean> {
    const now = this.clock.now();
    const deleted = [
      await this.sessions.deleteExpired(this.db, now, BATCH),
      await this.tokens.deleteExpired(this.db, now, BATCH),
      await this.signInChallenges.deleteExpired(this.db, now, BATCH),
      await this.usedChallenges.deleteExpired(this.db, now, BATCH),
    ];
    return deleted.includes(BATCH);
  }
}
