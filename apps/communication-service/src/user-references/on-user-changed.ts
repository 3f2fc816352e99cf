import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { identityUserCreatedV1, identityUserUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxBatchContext } from '@edtech/messaging';
import { userCopies } from '../infrastructure/database/projections.js';

/** Both facts carry the whole public state of the account, so that one way of keeping it serves both. */
@Controller()
export class OnUserChanged {
  @EventPattern<string[]>([identityUserCreatedV1.type, identityUserUpdatedV1.type], { batch: true })
  async handle(@Payload() events: readonly EventEnvelope<typeof identityUserUpdatedV1>[], @Ctx() { tx }: InboxBatchContext): Promise<void> {
    await userCopies.apply(tx, events);
  }
}
