import type { learningLessonBookedV1, EventEnvelope } from '@edtech/contracts';
import type { Transaction } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';

/** Every event about a lesson carries the same public state. */
export type LessonEvent = EventEnvelope<typeof learningLessonBookedV1>;

/** Keeps this service's copy of a lesson up with learning's events. */
@Injectable()
export class LessonProjection {
  constructor(private readonly lessons: LessonsRepository) {}

  /** Also locks the lesson's row until the end of the transaction: before any payment of it, see AuthorizePayment. */
  async apply(tx: Transaction, { data, sequence }: LessonEvent): Promise<void> {
    await this.lessons.apply(tx, {
      lessonId: data.lessonId,
      studentUserId: data.studentUserId,
      tutorUserId: data.tutorUserId,
      priceMinor: BigInt(data.price.amountMinor),
      currency: data.price.currency,
      status: data.status,
      scheduledAt: new Date(data.scheduledAt),
      holdExpiresAt: data.holdExpiresAt === null ? null : new Date(data.holdExpiresAt),
      endReason: data.endReason,
      sourceVersion: sequence,
    });
  }
}
