import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonCancelledV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { NotifyOfLesson } from './notify-of-lesson.js';

/** Tells both that the lesson will not take place, whoever called it off. */
@Controller()
export class OnLessonCancelled {
  constructor(private readonly notify: NotifyOfLesson) {}

  @EventPattern<string>(learningLessonCancelledV1.type)
  async handle(@Payload() { data }: EventEnvelope<typeof learningLessonCancelledV1>, @Ctx() context: InboxContext): Promise<void> {
    await this.notify.run(context, data, 'lesson_cancelled', 'both');
  }
}
