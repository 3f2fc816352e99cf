import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  learningLessonBookedV1,
  learningLessonCancelledV1,
  learningLessonCompletedV1,
  learningLessonReleasedV1,
  learningLessonScheduledV1,
  learningLessonUpdatedV1,
  type EventEnvelope,
} from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { LessonReferencesRepository } from '../infrastructure/database/repositories/lesson-references.repository.js';

/** Every fact about a lesson carries its whole public state, so that one way of keeping it serves all. */
@Controller()
export class OnLessonChanged {
  constructor(private readonly lessons: LessonReferencesRepository) {}

  @EventPattern<string[]>([
    learningLessonBookedV1.type,
    learningLessonScheduledV1.type,
    learningLessonReleasedV1.type,
    learningLessonCancelledV1.type,
    learningLessonCompletedV1.type,
    learningLessonUpdatedV1.type,
  ])
  async handle(@Payload() { data, sequence }: EventEnvelope<typeof learningLessonUpdatedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { lessonId, tutorUserId, studentUserId, subject, scheduledAt } = data;
    await this.lessons.project(tx, {
      lessonId,
      tutorUserId,
      studentUserId,
      subject,
      scheduledAt: new Date(scheduledAt),
      sourceVersion: sequence,
    });
  }
}
