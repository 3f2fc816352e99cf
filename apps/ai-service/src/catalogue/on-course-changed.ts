import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningCoursePublishedV1, learningCourseUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { CatalogueRepository } from '../infrastructure/database/repositories/catalogue.repository.js';

/** Both facts carry the whole public state of the course, so that one way of keeping it serves both. */
@Controller()
export class OnCourseChanged {
  constructor(private readonly catalogue: CatalogueRepository) {}

  @EventPattern<string[]>([learningCoursePublishedV1.type, learningCourseUpdatedV1.type])
  async handle(@Payload() { data, sequence }: EventEnvelope<typeof learningCourseUpdatedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { courseId, tutorId, tutorUserId, title, subject, price, durationMinutes, status } = data;
    const changed = await this.catalogue.applyCourse(tx, {
      courseId,
      tutorId,
      tutorUserId,
      title,
      subject,
      priceMinor: BigInt(price.amountMinor),
      currency: price.currency,
      durationMinutes,
      status,
      sourceVersion: sequence,
    });
    if (changed) await this.catalogue.markChanged(tx, 'courses');
  }
}
