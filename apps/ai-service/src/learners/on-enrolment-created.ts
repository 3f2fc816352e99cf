import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningEnrolmentCreatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { FollowLearner } from './follow-learner.js';

/** Whoever enrols gets a learning path for the subject, and is not recommended the course again. */
@Controller()
export class OnEnrolmentCreated {
  constructor(private readonly follow: FollowLearner) {}

  @EventPattern<string>(learningEnrolmentCreatedV1.type)
  async handle(@Payload() { data, sequence }: EventEnvelope<typeof learningEnrolmentCreatedV1>, @Ctx() scope: InboxContext): Promise<void> {
    const { enrolmentId, courseId, studentUserId, tutorId, subject, pricePerLesson, durationMinutes } = data;
    await this.follow.run(scope, studentUserId, (learners) =>
      learners.applyEnrolment(scope.tx, {
        enrolmentId,
        courseId,
        studentUserId,
        tutorId,
        subject,
        pricePerLessonMinor: BigInt(pricePerLesson.amountMinor),
        currency: pricePerLesson.currency,
        durationMinutes,
        sourceVersion: sequence,
      }),
    );
  }
}
