import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonCompletedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { FollowLearner } from './follow-learner.js';

/** A completed lesson advances the student on the subject's path. */
@Controller()
export class OnLessonCompleted {
  constructor(private readonly follow: FollowLearner) {}

  @EventPattern<string>(learningLessonCompletedV1.type)
  async handle(@Payload() { data, sequence, time }: EventEnvelope<typeof learningLessonCompletedV1>, @Ctx() scope: InboxContext): Promise<void> {
    const { lessonId, studentUserId, tutorUserId, subject } = data;
    const completedAt = new Date(data.completedAt ?? time);
    await this.follow.run(scope, studentUserId, (learners) =>
      learners.applyLesson(scope.tx, { lessonId, studentUserId, tutorUserId, subject, completedAt, sourceVersion: sequence }),
    );
  }
}
