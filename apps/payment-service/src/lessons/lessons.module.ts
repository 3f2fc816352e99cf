import { Module, type DynamicModule } from '@nestjs/common';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { FindLesson } from './find-lesson.query.js';
import { LearningLessons, LESSON_LOOKUP } from './learning-lessons.js';
import { LessonProjection } from './lesson-projection.js';
import { OnLessonBooked } from './on-lesson-booked.js';
import { OnLessonScheduled } from './on-lesson-scheduled.js';
import { OnLessonUpdated } from './on-lesson-updated.js';

/** What this service knows of learning's lessons. */
@Module({})
export class LessonsModule {
  static forRoot(options: { learningUrl: string }): DynamicModule {
    return {
      module: LessonsModule,
      controllers: [OnLessonBooked, OnLessonScheduled, OnLessonUpdated],
      providers: [
        LessonsRepository,
        LessonProjection,
        FindLesson,
        { provide: LESSON_LOOKUP, useFactory: () => new LearningLessons(options.learningUrl) },
      ],
      exports: [LessonsRepository, LessonProjection, FindLesson],
    };
  }
}
