import {
  learningLessonCancelledV1,
  learningLessonCompletedV1,
  learningLessonReleasedV1,
  learningLessonScheduledV1,
} from '@edtech/contracts';
import type { Scope } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { LessonsRepository, type Lesson } from '../infrastructure/database/repositories/lessons.repository.js';
import type { LessonChange, LessonStatus } from './lesson.js';
import { lessonState } from './lesson-state.js';

/** What is published when a lesson has got somewhere. */
const FACTS = {
  scheduled: learningLessonScheduledV1,
  released: learningLessonReleasedV1,
  cancelled: learningLessonCancelledV1,
  completed: learningLessonCompletedV1,
} as const satisfies Partial<Record<LessonStatus, unknown>>;

/** Takes steps that the rules have allowed: row and event together. */
@Injectable()
export class LessonSteps {
  constructor(private readonly lessons: LessonsRepository) {}

  /** @param lesson locked in this transaction */
  async take({ tx, publish }: Scope, lesson: Lesson, change: LessonChange): Promise<Lesson> {
    if (change.status === 'held') throw new Error('no step leads back to a hold');
    const changed = await this.lessons.change(tx, lesson, change);
    await publish(FACTS[change.status], { sequence: changed.version, data: lessonState(changed) });
    return changed;
  }
}
