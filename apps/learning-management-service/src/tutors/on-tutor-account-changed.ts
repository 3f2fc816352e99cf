import { identityUserCreatedV1, identityUserUpdatedV1, learningTutorCreatedV1, learningTutorUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { v7 as newId } from 'uuid';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';
import { tutorAccount } from './tutor-account.js';
import { tutorState } from './tutor-state.js';

type AccountEvent = EventEnvelope<typeof identityUserCreatedV1> | EventEnvelope<typeof identityUserUpdatedV1>;

/** Keeps one tutor record for each account with the role tutor, whatever the order in which its events arrive. */
@Controller()
export class OnTutorAccountChanged {
  constructor(private readonly tutors: TutorsRepository) {}

  @EventPattern<string>(identityUserCreatedV1.type)
  onCreated(@Payload() event: EventEnvelope<typeof identityUserCreatedV1>, @Ctx() inbox: InboxContext): Promise<void> {
    return this.follow(event, inbox);
  }

  @EventPattern<string>(identityUserUpdatedV1.type)
  onUpdated(@Payload() event: EventEnvelope<typeof identityUserUpdatedV1>, @Ctx() inbox: InboxContext): Promise<void> {
    return this.follow(event, inbox);
  }

  private async follow({ data, sequence }: AccountEvent, { tx, publish }: InboxContext): Promise<void> {
    const account = { ...tutorAccount(data), sourceVersion: sequence };
    const tutor = data.role === 'tutor' ? await this.tutors.upsertAccount(tx, newId(), account) : await this.tutors.updateAccount(tx, account);
    if (!tutor) return;
    const definition = tutor.version === 1 ? learningTutorCreatedV1 : learningTutorUpdatedV1;
    await publish(definition, { sequence: tutor.version, data: tutorState(tutor) });
  }
}
