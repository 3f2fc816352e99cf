import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonCancelledV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { VideoSessionsRepository } from '../infrastructure/database/repositories/video-sessions.repository.js';

/** Closes the room of a lesson that will not take place: its URL is not shown any more. */
@Controller()
export class OnLessonCancelled {
  constructor(private readonly sessions: VideoSessionsRepository) {}

  @EventPattern<string>(learningLessonCancelledV1.type)
  async handle(@Payload() { data, time }: EventEnvelope<typeof learningLessonCancelledV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    await this.sessions.endOfLesson(tx, data.lessonId, new Date(time));
  }
}
