import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningTutorCreatedV1, learningTutorUpdatedV1, learningTutorVerifiedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { CatalogueRepository } from '../infrastructure/database/repositories/catalogue.repository.js';

/** Every fact about a tutor carries the whole public state, so that one way of keeping it serves all. */
@Controller()
export class OnTutorChanged {
  constructor(private readonly catalogue: CatalogueRepository) {}

  @EventPattern<string[]>([learningTutorCreatedV1.type, learningTutorUpdatedV1.type, learningTutorVerifiedV1.type])
  async handle(@Payload() { data, sequence }: EventEnvelope<typeof learningTutorUpdatedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { tutorId, userId, subjects, languages, hourlyRate, isVerified } = data;
    const changed = await this.catalogue.applyTutor(tx, {
      tutorId,
      userId,
      subjects,
      languages,
      hourlyRateMinor: hourlyRate && BigInt(hourlyRate.amountMinor),
      currency: hourlyRate && hourlyRate.currency,
      isVerified,
      sourceVersion: sequence,
    });
    if (changed) await this.catalogue.markChanged(tx, 'tutors');
  }
}
