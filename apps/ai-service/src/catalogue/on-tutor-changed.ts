import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningTutorCreatedV1, learningTutorUpdatedV1, learningTutorVerifiedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { tutorCopies } from '../infrastructure/database/projections.js';
import { FollowCatalogue } from './follow-catalogue.js';

/** Every fact about a tutor carries the whole public state, so that one way of keeping it serves all. */
@Controller()
export class OnTutorChanged {
  constructor(private readonly follow: FollowCatalogue) {}

  @EventPattern<string[]>([learningTutorCreatedV1.type, learningTutorUpdatedV1.type, learningTutorVerifiedV1.type])
  async handle(@Payload() event: EventEnvelope<typeof learningTutorUpdatedV1>, @Ctx() scope: InboxContext): Promise<void> {
    const { changed } = await tutorCopies.apply(scope.tx, event);
    if (changed.length > 0) await this.follow.follow(scope, [], tutorCopies.name);
  }
}
