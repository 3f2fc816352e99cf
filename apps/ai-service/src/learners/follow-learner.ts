import { Injectable } from '@nestjs/common';
import type { Scope } from '@edtech/messaging';
import { LearnersRepository } from '../infrastructure/database/repositories/learners.repository.js';
import { LayOutPaths } from '../learning-paths/lay-out-paths.js';
import { RecomputeRecommendations } from '../recommendations/recompute-recommendations.js';

/** What happens whenever something about a learner changes. */
@Injectable()
export class FollowLearner {
  constructor(
    private readonly learners: LearnersRepository,
    private readonly paths: LayOutPaths,
    private readonly recommendations: RecomputeRecommendations,
  ) {}

  /**
   * Keeps the change, then works out afresh what follows from all that is known: the result does not depend on the
   * order in which changes arrive.
   */
  async run(scope: Scope, userId: string, keep: (learners: LearnersRepository) => Promise<void>): Promise<void> {
    await this.learners.lock(scope.tx, userId);
    await keep(this.learners);
    await this.paths.run(scope, userId);
    await this.recommendations.run(scope.tx, userId);
  }
}
