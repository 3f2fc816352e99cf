import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { identityUserCreatedV1, identityUserUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { userCopies } from '../infrastructure/database/projections.js';

/** Both facts carry the whole public state of the account, so that one way of keeping it serves both. */
@Controller()
export class OnUserChanged {
  @EventPattern<string[]>([identityUserCreatedV1.type, identityUserUpdatedV1.type])
  async handle(@Payload() event: EventEnvelope<typeof identityUserUpdatedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    await userCopies.apply(tx, event);
  }
}
