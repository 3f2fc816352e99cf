import type { CurrentUser } from '@edtech/auth';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { LessonsRepository, type Lesson } from '../infrastructure/database/repositories/lessons.repository.js';
import { cancel, complete, confirm, type LessonChange } from './lesson.js';
import { LessonSteps } from './lesson-steps.js';
import { lessonNotFound } from './lessons.errors.js';
import { partOf, type Part } from './part-of.js';

/** How participants end a lesson. To everybody else it does not exist. */
@Injectable()
export class FinishLesson {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lessons: LessonsRepository,
    private readonly steps: LessonSteps,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The student says that it took place. @throws LESSON_NOT_FOUND, ILLEGAL_LESSON_STATE */
  confirm(viewer: CurrentUser, lessonId: string): Promise<Lesson> {
    return this.finish(viewer, lessonId, ['student'], (lesson) => confirm(lesson, this.clock.now()));
  }

  /** The tutor says that it took place. @throws LESSON_NOT_FOUND, ILLEGAL_LESSON_STATE, LESSON_NOT_STARTED */
  complete(viewer: CurrentUser, lessonId: string): Promise<Lesson> {
    return this.finish(viewer, lessonId, ['tutor'], (lesson) => complete(lesson, this.clock.now()));
  }

  /** @throws LESSON_NOT_FOUND, ILLEGAL_LESSON_STATE, LESSON_ALREADY_STARTED */
  cancel(viewer: CurrentUser, lessonId: string): Promise<Lesson> {
    return this.finish(viewer, lessonId, ['student', 'tutor', 'admin'], (lesson, by) => cancel(lesson, by, this.clock.now()));
  }

  private finish(viewer: CurrentUser, lessonId: string, allowed: readonly Part[], decide: (lesson: Lesson, by: Part) => LessonChange): Promise<Lesson> {
    return this.work.run(async (scope) => {
      const lesson = await this.lessons.lock(scope.tx, lessonId);
      const part = lesson && partOf(lesson, viewer);
      if (!lesson || !part || !allowed.includes(part)) throw lessonNotFound({ lessonId });
      return this.steps.take(scope, lesson, decide(lesson, part));
    });
  }
}
