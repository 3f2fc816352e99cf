import type { InboxContext } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { PaymentsRepository } from '../infrastructure/database/repositories/payments.repository.js';
import { LessonProjection, type LessonEvent } from '../lessons/lesson-projection.js';
import { afterLessonChange } from './payment.js';

/** What a lesson's end does to its payment: marks it to be captured or voided. The settlement loop asks the provider. */
@Injectable()
export class FollowLesson {
  constructor(
    private readonly projection: LessonProjection,
    private readonly payments: PaymentsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(event: LessonEvent, { tx }: InboxContext): Promise<void> {
    const { lessonId, status: lesson } = event.data;
    await this.projection.apply(tx, event);
    const payment = await this.payments.lockActiveByLesson(tx, lessonId);
    const status = payment && afterLessonChange(payment.status, lesson);
    if (!payment || !status) return;
    const now = this.clock.now();
    const belongsTo = { correlationId: event.correlationId, causationId: event.id };
    await this.payments.change(tx, payment.id, { status, claimedUntil: now, ...belongsTo }, now);
  }
}
