import { learningLessonBookedV1, learningLessonScheduledV1, learningLessonUpdatedV1 } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { lessonCopies } from '../infrastructure/database/projections.js';
import type { LessonEvent } from './lesson-event.js';

/** Keeps the copy of a lesson whose payment stays as it is. */
@Controller()
export class OnLessonChanged {
  @EventPattern<string[]>([learningLessonBookedV1.type, learningLessonScheduledV1.type, learningLessonUpdatedV1.type])
  async handle(@Payload() event: LessonEvent, @Ctx() { tx }: InboxContext): Promise<void> {
    await lessonCopies.apply(tx, event);
  }
}
