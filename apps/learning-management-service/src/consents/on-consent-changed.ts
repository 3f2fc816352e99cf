import { identityConsentChangedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxBatchContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { bookingConsentCopies } from '../infrastructure/database/projections.js';

/** Keeps the copy of whom a guardian has to agree for. */
@Controller()
export class OnConsentChanged {
  @EventPattern<string>(identityConsentChangedV1.type, { batch: true })
  async handle(@Payload() events: readonly EventEnvelope<typeof identityConsentChangedV1>[], @Ctx() { tx }: InboxBatchContext): Promise<void> {
    await bookingConsentCopies.apply(tx, events);
  }
}
