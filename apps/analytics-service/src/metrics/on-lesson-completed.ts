import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningLessonCompletedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { CompletedLessonsRepository } from '../infrastructure/database/repositories/completed-lessons.repository.js';
import { UserMetricsRepository } from '../infrastructure/database/repositories/user-metrics.repository.js';

/** Both participants have one more lesson behind them, and may now review each other. */
@Controller()
export class OnLessonCompleted {
  constructor(
    private readonly lessons: CompletedLessonsRepository,
    private readonly metrics: UserMetricsRepository,
  ) {}

  @EventPattern<string>(learningLessonCompletedV1.type)
  async handle(@Payload() { data, sequence, time }: EventEnvelope<typeof learningLessonCompletedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { lessonId, tutorUserId, studentUserId, subject } = data;
    const participants = [tutorUserId, studentUserId];
    await this.metrics.lock(tx, participants);
    const completedAt = new Date(data.completedAt ?? time);
    await this.lessons.apply(tx, { lessonId, tutorUserId, studentUserId, subject, completedAt, sourceVersion: sequence });
    await this.metrics.recountLessons(tx, participants);
  }
}
