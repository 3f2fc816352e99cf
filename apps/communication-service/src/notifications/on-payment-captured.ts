import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { paymentPaymentCapturedV1, type EventEnvelope } from '@edtech/contracts';
import { RetryLater, type InboxContext } from '@edtech/messaging';
import { LessonReferencesRepository } from '../infrastructure/database/repositories/lesson-references.repository.js';
import { NotifyUsers } from './notify-users.js';

/** Tells the student what was charged, and the tutor what was earned. */
@Controller()
export class OnPaymentCaptured {
  constructor(
    private readonly notify: NotifyUsers,
    private readonly lessons: LessonReferencesRepository,
  ) {}

  @EventPattern<string>(paymentPaymentCapturedV1.type)
  async handle(@Payload() { id: eventId, data }: EventEnvelope<typeof paymentPaymentCapturedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { lessonId, studentUserId, tutorUserId, amount, tutorShare } = data;
    const lesson = await this.lessons.findById(tx, lessonId);
    if (!lesson) throw new RetryLater(`lesson ${lessonId} has not arrived`);
    const { subject, scheduledAt: startsAt } = lesson;
    await this.notify.run(tx, { eventId, lessonId, people: [studentUserId, tutorUserId] }, (nameOf) => [
      { userId: studentUserId, type: 'payment_captured', facts: { otherName: nameOf(tutorUserId), subject, startsAt, amount } },
      { userId: tutorUserId, type: 'earnings_booked', facts: { otherName: nameOf(studentUserId), subject, startsAt, amount: tutorShare } },
    ]);
  }
}
