import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonScheduledV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { NotifyOfLesson } from './notify-of-lesson.js';

/** Tells both that the lesson will take place. */
@Controller()
export class OnLessonScheduled {
  constructor(private readonly notify: NotifyOfLesson) {}

  @EventPattern<string>(learningLessonScheduledV1.type)
  async handle(@Payload() { data }: EventEnvelope<typeof learningLessonScheduledV1>, @Ctx() context: InboxContext): Promise<void> {
    await this.notify.run(context, data, 'lesson_scheduled', 'both');
  }
}
