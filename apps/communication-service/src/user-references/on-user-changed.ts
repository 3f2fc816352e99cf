import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { identityUserCreatedV1, identityUserUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { UserReferencesRepository } from '../infrastructure/database/repositories/user-references.repository.js';

type UserChanged = EventEnvelope<typeof identityUserCreatedV1> | EventEnvelope<typeof identityUserUpdatedV1>;

/** Both facts carry the whole public state of the account, so that one way of keeping it serves both. */
@Controller()
export class OnUserChanged {
  constructor(private readonly users: UserReferencesRepository) {}

  @EventPattern<string[]>([identityUserCreatedV1.type, identityUserUpdatedV1.type])
  async handle(@Payload() { data, sequence }: UserChanged, @Ctx() { tx }: InboxContext): Promise<void> {
    const { userId, email, firstName, lastName, status, locale, timeZone } = data;
    await this.users.project(tx, { userId, email, name: `${firstName} ${lastName}`, status, locale, timeZone, sourceVersion: sequence });
  }
}
