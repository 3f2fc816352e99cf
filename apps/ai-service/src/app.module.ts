import { Module } from '@nestjs/common';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ContentModule } from './content/content.module.js';
import { LearnersModule } from './learners/learners.module.js';
import { LearningPathsModule } from './learning-paths/learning-paths.module.js';
import { RecommendationsModule } from './recommendations/recommendations.module.js';

@Module({ imports: [CatalogueModule, ContentModule, LearnersModule, LearningPathsModule, RecommendationsModule] })
export class AiModule {}
