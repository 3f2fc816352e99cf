import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CatalogueRepository } from '../infrastructure/database/repositories/catalogue.repository.js';
import { LearnersRepository } from '../infrastructure/database/repositories/learners.repository.js';
import { RecomputeRecommendations } from './recompute-recommendations.js';
import { ALGORITHM_VERSION } from './scoring.rules.js';

/**
 * The catalogue changes too often to work everybody's recommendations out again each time: those are refreshed
 * that somebody looks at.
 */
@Injectable()
export class RefreshRecommendations {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly work: UnitOfWork,
    private readonly catalogue: CatalogueRepository,
    private readonly learners: LearnersRepository,
    private readonly recompute: RecomputeRecommendations,
  ) {}

  /** For those of the users who learn: others have nothing that could be refreshed. */
  async run(userIds: readonly string[]): Promise<void> {
    const current = { revision: await this.catalogue.revision(this.db), algorithmVersion: ALGORITHM_VERSION };
    for (const userId of await this.learners.findOutdated(this.db, userIds, current)) await this.recomputeFor(userId);
  }

  /** A student of whom no fact has arrived yet begins with what is best rated. */
  async begin(userId: string): Promise<void> {
    if (!(await this.learners.isKnown(this.db, userId))) await this.recomputeFor(userId);
  }

  private recomputeFor(userId: string): Promise<void> {
    return this.work.run(async ({ tx }) => {
      await this.learners.lock(tx, userId);
      await this.recompute.run(tx, userId);
    });
  }
}
