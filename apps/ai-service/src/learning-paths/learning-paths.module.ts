import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories/repositories.module.js';
import { FindLearningPaths } from './find-learning-paths.query.js';
import { LayOutPaths } from './lay-out-paths.js';
import { LearningPathsResolver } from './learning-paths.resolver.js';

@Module({
  imports: [RepositoriesModule],
  providers: [FindLearningPaths, LayOutPaths, LearningPathsResolver],
  exports: [LayOutPaths],
})
export class LearningPathsModule {}
