import { RevocationList } from '@edtech/auth';
import type { EventEnvelope, identitySessionEndedV1, identityUserUpdatedV1 } from '@edtech/contracts';
import type { InboxBatchContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { RevocationStore, type Revocation } from './revocation-store.js';
import { entriesOf, lastTokenExpires } from './revocations-of.js';

type SessionEnded = EventEnvelope<typeof identitySessionEndedV1>;
type UserUpdated = EventEnvelope<typeof identityUserUpdatedV1>;

const SESSION_ENDED: SessionEnded['type'] = 'identity.session.ended.v1';
const USER_UPDATED: UserUpdated['type'] = 'identity.user.updated.v1';

/** Keeps what identity says about sessions and accounts for as long as tokens from before it could live. */
@Controller()
export class OnRevoked {
  constructor(
    private readonly store: RevocationStore,
    private readonly list: RevocationList,
  ) {}

  @EventPattern<string>(SESSION_ENDED, { batch: true })
  async sessionsEnded(@Payload() events: readonly SessionEnded[], @Ctx() context: InboxBatchContext): Promise<void> {
    const revocations = events.map(({ subject: id, data }) => {
      const changedAt = new Date(data.endedAt);
      return { kind: 'session', id, changedAt, expiresAt: lastTokenExpires(changedAt) } as const;
    });
    await this.keep(context, revocations);
  }

  @EventPattern<string>(USER_UPDATED, { batch: true })
  async accountsChanged(@Payload() events: readonly UserUpdated[], @Ctx() context: InboxBatchContext): Promise<void> {
    const revocations = events.map(({ subject: id, sequence: version, time, data: { role, status } }) => {
      const changedAt = new Date(time);
      return { kind: 'account', id, role, active: status === 'active', version, changedAt, expiresAt: lastTokenExpires(changedAt) } as const;
    });
    await this.keep(context, revocations);
  }

  private async keep({ tx }: InboxBatchContext, all: readonly Revocation[]): Promise<void> {
    // Of a service that was away for long: nobody has such a token any more.
    const revocations = all.filter(({ expiresAt }) => expiresAt.getTime() > Date.now());
    await this.store.record(tx, revocations);
    // At once, and whatever becomes of the transaction: it has happened.
    this.list.add(entriesOf(revocations));
  }
}
