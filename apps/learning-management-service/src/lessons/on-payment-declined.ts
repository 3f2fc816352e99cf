import { paymentPaymentDeclinedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { release } from './lesson.js';
import { LessonSteps } from './lesson-steps.js';
import { lessonNotFound } from './lessons.errors.js';

/** Frees the slot of a lesson that is held. */
@Controller()
export class OnPaymentDeclined {
  constructor(
    private readonly lessons: LessonsRepository,
    private readonly steps: LessonSteps,
  ) {}

  @EventPattern<string>(paymentPaymentDeclinedV1.type)
  async handle(@Payload() { data: { lessonId } }: EventEnvelope<typeof paymentPaymentDeclinedV1>, @Ctx() inbox: InboxContext): Promise<void> {
    const lesson = await this.lessons.lock(inbox.tx, lessonId);
    // Lessons are made here: one that is missing will not arrive later. An operator has to look.
    if (!lesson) throw lessonNotFound({ lessonId });
    if (lesson.status === 'held') await this.steps.take(inbox, lesson, release(lesson, 'payment_declined'));
  }
}
