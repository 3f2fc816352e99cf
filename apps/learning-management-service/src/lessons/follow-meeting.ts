import { learningLessonUpdatedV1 } from '@edtech/contracts';
import type { ProjectionFollower, Scope } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { lessonState } from './lesson-state.js';

/** Publishes lessons anew whose meeting was repaired. */
@Injectable()
export class FollowMeeting implements ProjectionFollower {
  constructor(private readonly lessons: LessonsRepository) {}

  async follow({ tx, publish }: Scope, lessonIds: readonly string[]): Promise<void> {
    for (const lessonId of lessonIds) {
      const lesson = await this.lessons.lock(tx, lessonId);
      if (!lesson) continue;
      const renewed = await this.lessons.renew(tx, lesson);
      await publish(learningLessonUpdatedV1, { sequence: renewed.version, data: lessonState(renewed) });
    }
  }
}
