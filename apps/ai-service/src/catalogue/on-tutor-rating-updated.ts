import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { analyticsTutorRatingUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { CatalogueRepository } from '../infrastructure/database/repositories/catalogue.repository.js';

/** Ratings weigh in recommendations. They are kept by themselves, so that they may arrive before their tutor. */
@Controller()
export class OnTutorRatingUpdated {
  constructor(private readonly catalogue: CatalogueRepository) {}

  @EventPattern<string>(analyticsTutorRatingUpdatedV1.type)
  async handle(@Payload() { data, sequence }: EventEnvelope<typeof analyticsTutorRatingUpdatedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { tutorUserId, average, bayesian, reviewCount } = data;
    const changed = await this.catalogue.applyRating(tx, { tutorUserId, average, bayesian, reviewCount, sourceVersion: sequence });
    if (changed) await this.catalogue.markChanged(tx, 'ratings');
  }
}
