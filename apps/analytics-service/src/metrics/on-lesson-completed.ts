import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonCompletedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxBatchContext } from '@edtech/messaging';
import { completedLessonCopies } from '../infrastructure/database/projections.js';
import { CountLessons } from './count-lessons.js';

/** Both participants have one more lesson behind them, and may now review each other. */
@Controller()
export class OnLessonCompleted {
  constructor(private readonly count: CountLessons) {}

  @EventPattern<string>(learningLessonCompletedV1.type, { batch: true })
  async handle(@Payload() events: readonly EventEnvelope<typeof learningLessonCompletedV1>[], @Ctx() { tx }: InboxBatchContext): Promise<void> {
    await completedLessonCopies.apply(tx, events);
    const participants = new Set(events.flatMap(({ data }) => [data.tutorUserId, data.studentUserId]));
    await this.count.follow({ tx }, [...participants]);
  }
}
