import { analyticsTutorRatingUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import { RetryLater, type InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';

/** Keeps what reviews add up to beside the tutor, for search and matching. */
@Controller()
export class OnTutorRatingUpdated {
  constructor(private readonly tutors: TutorsRepository) {}

  @EventPattern<string>(analyticsTutorRatingUpdatedV1.type)
  async handle(@Payload() { data, sequence }: EventEnvelope<typeof analyticsTutorRatingUpdatedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const rating = { ratingAverage: data.average, ratingBayesian: data.bayesian, reviewCount: data.reviewCount, ratingSourceVersion: sequence };
    const known = await this.tutors.rate(tx, data.tutorUserId, rating);
    if (!known) throw new RetryLater(`tutor of account ${data.tutorUserId} is not known yet`);
  }
}
