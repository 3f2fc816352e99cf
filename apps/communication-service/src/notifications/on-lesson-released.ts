import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonReleasedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { NotifyOfLesson } from './notify-of-lesson.js';

/** Tells the student why the slot is gone; the tutor has never heard of the hold. */
@Controller()
export class OnLessonReleased {
  constructor(private readonly notify: NotifyOfLesson) {}

  @EventPattern<string>(learningLessonReleasedV1.type)
  async handle(@Payload() { data }: EventEnvelope<typeof learningLessonReleasedV1>, @Ctx() context: InboxContext): Promise<void> {
    const type = data.endReason === 'payment_declined' ? 'lesson_payment_declined' : 'lesson_hold_expired';
    await this.notify.run(context, data, type, 'student');
  }
}
