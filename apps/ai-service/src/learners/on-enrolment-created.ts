import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningEnrolmentCreatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { enrolmentCopies } from '../infrastructure/database/projections.js';
import { FollowLearner } from './follow-learner.js';

/** Whoever enrols gets a learning path for the subject, and is not recommended the course again. */
@Controller()
export class OnEnrolmentCreated {
  constructor(private readonly follow: FollowLearner) {}

  @EventPattern<string>(learningEnrolmentCreatedV1.type)
  async handle(@Payload() event: EventEnvelope<typeof learningEnrolmentCreatedV1>, @Ctx() scope: InboxContext): Promise<void> {
    await enrolmentCopies.apply(scope.tx, event);
    await this.follow.follow(scope, [event.data.studentUserId]);
  }
}
