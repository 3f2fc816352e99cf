import { paymentPaymentAuthorizedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { schedule } from './lesson.js';
import { LessonSteps } from './lesson-steps.js';
import { lessonNotFound } from './lessons.errors.js';

/** Schedules a lesson that is held. Where the hold has ended, nothing happens here: payment hears of that and voids. */
@Controller()
export class OnPaymentAuthorized {
  constructor(
    private readonly lessons: LessonsRepository,
    private readonly steps: LessonSteps,
  ) {}

  @EventPattern<string>(paymentPaymentAuthorizedV1.type)
  async handle(@Payload() { data: { lessonId } }: EventEnvelope<typeof paymentPaymentAuthorizedV1>, @Ctx() inbox: InboxContext): Promise<void> {
    const lesson = await this.lessons.lock(inbox.tx, lessonId);
    // Lessons are made here: one that is missing will not arrive later. An operator has to look.
    if (!lesson) throw lessonNotFound({ lessonId });
    if (lesson.status === 'held') await this.steps.take(inbox, lesson, schedule(lesson));
  }
}
