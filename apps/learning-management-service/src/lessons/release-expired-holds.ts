import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { release } from './lesson.js';
import { LessonSteps } from './lesson-steps.js';

const AT_ONCE = 100;

@Injectable()
export class ReleaseExpiredHolds {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lessons: LessonsRepository,
    private readonly steps: LessonSteps,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Frees slots that were not paid for in time. @returns whether there may be more */
  run(): Promise<boolean> {
    return this.work.run(async (scope) => {
      const expired = await this.lessons.lockExpiredHolds(scope.tx, this.clock.now(), AT_ONCE);
      for (const lesson of expired) await this.steps.take(scope, lesson, release(lesson, 'hold_expired'));
      return expired.length === AT_ONCE;
    });
  }
}
