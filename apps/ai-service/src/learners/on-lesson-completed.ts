import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonCompletedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { completedLessonCopies } from '../infrastructure/database/projections.js';
import { FollowLearner } from './follow-learner.js';

/** A completed lesson advances the student on the subject's path. */
@Controller()
export class OnLessonCompleted {
  constructor(private readonly follow: FollowLearner) {}

  @EventPattern<string>(learningLessonCompletedV1.type)
  async handle(@Payload() event: EventEnvelope<typeof learningLessonCompletedV1>, @Ctx() scope: InboxContext): Promise<void> {
    await completedLessonCopies.apply(scope.tx, event);
    await this.follow.follow(scope, [event.data.studentUserId]);
  }
}
