import { analyticsTutorRatingUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import { RetryLater, type InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { tutorRatingCopies } from '../infrastructure/database/projections.js';

/** Keeps what reviews add up to beside the tutor, for search and matching. */
@Controller()
export class OnTutorRatingUpdated {
  @EventPattern<string>(analyticsTutorRatingUpdatedV1.type)
  async handle(@Payload() event: EventEnvelope<typeof analyticsTutorRatingUpdatedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { missing } = await tutorRatingCopies.apply(tx, event);
    if (missing.length > 0) throw new RetryLater(`tutor of account ${missing.join(', ')} is not known yet`);
  }
}
