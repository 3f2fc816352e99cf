import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningStudentCreatedV1, learningStudentUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { studentCopies } from '../infrastructure/database/projections.js';
import { FollowLearner } from './follow-learner.js';

/** Goals ask for learning paths; goals and languages decide what is recommended. */
@Controller()
export class OnStudentChanged {
  constructor(private readonly follow: FollowLearner) {}

  @EventPattern<string[]>([learningStudentCreatedV1.type, learningStudentUpdatedV1.type])
  async handle(@Payload() event: EventEnvelope<typeof learningStudentUpdatedV1>, @Ctx() scope: InboxContext): Promise<void> {
    await studentCopies.apply(scope.tx, event);
    await this.follow.follow(scope, [event.data.userId]);
  }
}
