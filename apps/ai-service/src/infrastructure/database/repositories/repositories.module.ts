import { Module } from '@nestjs/common';
import { CandidatesRepository } from './candidates.repository.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { ContentRepository } from './content.repository.js';
import { LearnersRepository } from './learners.repository.js';
import { LearningPathsRepository } from './learning-paths.repository.js';
import { RecommendationsRepository } from './recommendations.repository.js';

const repositories = [
  CandidatesRepository,
  CatalogueRepository,
  ContentRepository,
  LearnersRepository,
  LearningPathsRepository,
  RecommendationsRepository,
];

/** Where every slice that needs rows imports them from. */
@Module({ providers: repositories, exports: repositories })
export class RepositoriesModule {}
