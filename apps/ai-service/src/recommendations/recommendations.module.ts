import { Module } from '@nestjs/common';
import { ContentModule } from '../content/content.module.js';
import { RepositoriesModule } from '../infrastructure/database/repositories/repositories.module.js';
import { FindRecommendations } from './find-recommendations.query.js';
import { GatherFacts } from './gather-facts.js';
import { LearnerRecommendationsResolver } from './learner-recommendations.resolver.js';
import { RecommendationsResolver } from './recommendations.resolver.js';
import { RecomputeRecommendations } from './recompute-recommendations.js';
import { RefreshRecommendations } from './refresh-recommendations.js';

@Module({
  imports: [RepositoriesModule, ContentModule],
  providers: [
    FindRecommendations,
    GatherFacts,
    LearnerRecommendationsResolver,
    RecommendationsResolver,
    RecomputeRecommendations,
    RefreshRecommendations,
  ],
  exports: [RecomputeRecommendations],
})
export class RecommendationsModule {}
