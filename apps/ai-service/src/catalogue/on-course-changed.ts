import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { learningCoursePublishedV1, learningCourseUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { courseCopies } from '../infrastructure/database/projections.js';
import { FollowCatalogue } from './follow-catalogue.js';

/** Both facts carry the whole public state of the course, so that one way of keeping it serves both. */
@Controller()
export class OnCourseChanged {
  constructor(private readonly follow: FollowCatalogue) {}

  @EventPattern<string[]>([learningCoursePublishedV1.type, learningCourseUpdatedV1.type])
  async handle(@Payload() event: EventEnvelope<typeof learningCourseUpdatedV1>, @Ctx() scope: InboxContext): Promise<void> {
    const { changed } = await courseCopies.apply(scope.tx, event);
    if (changed.length > 0) await this.follow.follow(scope, [], courseCopies.name);
  }
}
