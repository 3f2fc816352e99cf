import { Module } from '@nestjs/common';
import { LessonReferencesRepository } from '../infrastructure/database/repositories/lesson-references.repository.js';
import { OnLessonChanged } from './on-lesson-changed.js';

@Module({
  controllers: [OnLessonChanged],
  providers: [LessonReferencesRepository],
  exports: [LessonReferencesRepository],
})
export class LessonReferencesModule {}
