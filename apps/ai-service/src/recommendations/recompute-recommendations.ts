import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { CatalogueRepository } from '../infrastructure/database/repositories/catalogue.repository.js';
import { LearnersRepository } from '../infrastructure/database/repositories/learners.repository.js';
import { RecommendationsRepository } from '../infrastructure/database/repositories/recommendations.repository.js';
import { GatherFacts } from './gather-facts.js';
import { ALGORITHM_VERSION, recommendBest } from './scoring.rules.js';

/** Works a learner's recommendations out afresh. */
@Injectable()
export class RecomputeRecommendations {
  constructor(
    private readonly gather: GatherFacts,
    private readonly catalogue: CatalogueRepository,
    private readonly learners: LearnersRepository,
    private readonly recommendations: RecommendationsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Part of a transaction that has locked the learner. */
  async run(tx: Transaction, userId: string): Promise<void> {
    // Before the catalogue itself: a change in between makes them look older than they are, never newer.
    const revision = await this.catalogue.revision(tx);
    const { learner, candidates } = await this.gather.about(tx, userId);
    const at = this.clock.now();
    const algorithmVersion = ALGORITHM_VERSION;
    await this.recommendations.replace(tx, userId, recommendBest(learner, candidates), { algorithmVersion, computedAt: at });
    await this.learners.markRecommended(tx, userId, { revision, algorithmVersion, at });
  }
}
