import { Peers } from '@edtech/service-host';
import { Module, type DynamicModule } from '@nestjs/common';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { FindLesson } from './find-lesson.query.js';
import { LearningLessons, LESSON_LOOKUP } from './learning-lessons.js';
import { OnLessonChanged } from './on-lesson-changed.js';

/** What this service knows of learning's lessons. */
@Module({})
export class LessonsModule {
  static forRoot(options: { learningUrl: string }): DynamicModule {
    return {
      module: LessonsModule,
      controllers: [OnLessonChanged],
      providers: [
        LessonsRepository,
        FindLesson,
        { provide: LESSON_LOOKUP, inject: [Peers], useFactory: ({ tls }: Peers) => new LearningLessons(options.learningUrl, tls) },
      ],
      exports: [LessonsRepository, FindLesson],
    };
  }
}
