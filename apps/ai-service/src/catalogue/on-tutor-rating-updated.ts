import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { analyticsTutorRatingUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { ratingCopies } from '../infrastructure/database/projections.js';
import { FollowCatalogue } from './follow-catalogue.js';

/** Ratings weigh in recommendations. They are kept by themselves, so that they may arrive before their tutor. */
@Controller()
export class OnTutorRatingUpdated {
  constructor(private readonly follow: FollowCatalogue) {}

  @EventPattern<string>(analyticsTutorRatingUpdatedV1.type)
  async handle(@Payload() event: EventEnvelope<typeof analyticsTutorRatingUpdatedV1>, @Ctx() scope: InboxContext): Promise<void> {
    const { changed } = await ratingCopies.apply(scope.tx, event);
    if (changed.length > 0) await this.follow.follow(scope, [], ratingCopies.name);
  }
}
