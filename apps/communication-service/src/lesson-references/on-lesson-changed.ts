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
import { lessonCopies } from '../infrastructure/database/projections.js';

/** Every fact about a lesson carries its whole public state, so that one way of keeping it serves all. */
@Controller()
export class OnLessonChanged {
  @EventPattern<string[]>([
    learningLessonBookedV1.type,
    learningLessonScheduledV1.type,
    learningLessonReleasedV1.type,
    learningLessonCancelledV1.type,
    learningLessonCompletedV1.type,
    learningLessonUpdatedV1.type,
  ])
  async handle(@Payload() event: EventEnvelope<typeof learningLessonUpdatedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    await lessonCopies.apply(tx, event);
  }
}
