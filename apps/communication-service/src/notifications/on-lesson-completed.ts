import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonCompletedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { NotifyOfLesson } from './notify-of-lesson.js';

/** Tells both that the lesson counts as held. */
@Controller()
export class OnLessonCompleted {
  constructor(private readonly notify: NotifyOfLesson) {}

  @EventPattern<string>(learningLessonCompletedV1.type)
  async handle(@Payload() { data }: EventEnvelope<typeof learningLessonCompletedV1>, @Ctx() context: InboxContext): Promise<void> {
    await this.notify.run(context, data, 'lesson_completed', 'both');
  }
}
