import type { Transaction } from '@edtech/drizzle';
import { contextToKeep, type InboxContext, type ProjectionFollower, type Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { lessonCopies } from '../infrastructure/database/projections.js';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { PaymentsRepository } from '../infrastructure/database/repositories/payments.repository.js';
import type { LessonEvent } from '../lessons/lesson-event.js';
import type { LessonStatus } from '../lessons/lesson-status.js';
import { afterLessonChange } from './payment.js';

/** What a lesson's end does to its payment: marks it to be captured or voided. The settlement loop asks the provider. */
@Injectable()
export class FollowLesson implements ProjectionFollower {
  constructor(
    private readonly lessons: LessonsRepository,
    private readonly payments: PaymentsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(event: LessonEvent, { tx }: InboxContext): Promise<void> {
    const { lessonId, status } = event.data;
    // Also locks the lesson's row until the end of the transaction: before any payment of it, see AuthorizePayment.
    await lessonCopies.apply(tx, event);
    await this.settle(tx, lessonId, status);
  }

  /** After copies of lessons were repaired: whose end had been missed, is settled now. */
  async follow({ tx }: Scope, lessonIds: readonly string[]): Promise<void> {
    for (const lessonId of lessonIds) {
      const lesson = await this.lessons.lockForReading(tx, lessonId);
      if (lesson) await this.settle(tx, lessonId, lesson.status);
    }
  }

  private async settle(tx: Transaction, lessonId: string, lesson: LessonStatus): Promise<void> {
    const payment = await this.payments.lockActiveByLesson(tx, lessonId);
    const status = payment && afterLessonChange(payment.status, lesson);
    if (!payment || !status) return;
    const now = this.clock.now();
    await this.payments.change(tx, payment.id, { status, claimedUntil: now, ...contextToKeep() }, now);
  }
}
