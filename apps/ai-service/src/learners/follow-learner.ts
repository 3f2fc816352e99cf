import { Injectable } from '@nestjs/common';
import type { ProjectionFollower, Scope } from '@edtech/messaging';
import { LearnersRepository } from '../infrastructure/database/repositories/learners.repository.js';
import { LayOutPaths } from '../learning-paths/lay-out-paths.js';
import { RecomputeRecommendations } from '../recommendations/recompute-recommendations.js';

/** What happens whenever something about a learner changes. */
@Injectable()
export class FollowLearner implements ProjectionFollower {
  constructor(
    private readonly learners: LearnersRepository,
    private readonly paths: LayOutPaths,
    private readonly recommendations: RecomputeRecommendations,
  ) {}

  /**
   * Works out afresh what follows from all that is known, once the change is kept: the result does not depend on the
   * order in which changes arrive. Locked before anything is read: of two changes at once, the later one sees both.
   */
  async follow(scope: Scope, userIds: readonly string[]): Promise<void> {
    for (const userId of userIds) {
      await this.learners.lock(scope.tx, userId);
      await this.paths.run(scope, userId);
      await this.recommendations.run(scope.tx, userId);
    }
  }
}
