import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonCompletedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { completedLessonCopies } from '../infrastructure/database/projections.js';
import { CountLessons } from './count-lessons.js';

/** Both participants have one more lesson behind them, and may now review each other. */
@Controller()
export class OnLessonCompleted {
  constructor(private readonly count: CountLessons) {}

  @EventPattern<string>(learningLessonCompletedV1.type)
  async handle(@Payload() event: EventEnvelope<typeof learningLessonCompletedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    await completedLessonCopies.apply(tx, event);
    await this.count.follow({ tx }, [event.data.tutorUserId, event.data.studentUserId]);
  }
}
