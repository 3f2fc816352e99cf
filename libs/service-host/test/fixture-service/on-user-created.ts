import { identityUserCreatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { shelves } from './shelves.schema.js';

@Controller()
export class OnUserCreated {
  @EventPattern<string>(identityUserCreatedV1.type)
  async handle(@Payload() event: EventEnvelope<typeof identityUserCreatedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    if (event.data.lastName === 'Poison') throw new Error('cannot digest this');
    await tx.insert(shelves).values({ id: event.data.userId, label: event.data.lastName });
  }
}
