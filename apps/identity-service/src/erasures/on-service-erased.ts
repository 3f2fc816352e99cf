import {
  aiErasureCompletedV1,
  analyticsErasureCompletedV1,
  communicationErasureCompletedV1,
  identityErasureCompletedV1,
  identityUserUpdatedV1,
  learningErasureCompletedV1,
  paymentErasureCompletedV1,
  type EventEnvelope,
} from '@edtech/contracts';
import type { InboxContext, Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { ErasePerson } from '@edtech/service-host';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { publicState } from '../accounts/account.rules.js';
import { ErasuresRepository } from '../infrastructure/database/repositories/erasures.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { erasureState, isIdentitysTurn, type Erasure, type ErasingService } from './erasure.rules.js';

const ANSWERS = {
  [learningErasureCompletedV1.type]: 'learning',
  [paymentErasureCompletedV1.type]: 'payment',
  [communicationErasureCompletedV1.type]: 'communication',
  [aiErasureCompletedV1.type]: 'ai',
  [analyticsErasureCompletedV1.type]: 'analytics',
} as const satisfies Record<string, ErasingService>;

type Answer = EventEnvelope<typeof learningErasureCompletedV1> & { readonly type: string };

/** Writes down who has erased a person; when all others have, identity does, and tells the world the last that there is to tell. */
@Controller()
export class OnServiceErased {
  constructor(
    private readonly erasures: ErasuresRepository,
    private readonly users: UsersRepository,
    private readonly erase: ErasePerson,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern<string[]>([
    learningErasureCompletedV1.type,
    paymentErasureCompletedV1.type,
    communicationErasureCompletedV1.type,
    aiErasureCompletedV1.type,
    analyticsErasureCompletedV1.type,
  ])
  async handle(@Payload() { type, data: { userId, erasureId, completedAt } }: Answer, @Ctx() scope: InboxContext): Promise<void> {
    const service = Object.entries(ANSWERS).find(([answer]) => answer === type)?.[1];
    // Locked, because two answers that come at once would each find the other's missing.
    const erasure = await this.erasures.lock(scope.tx, userId);
    // An answer to an earlier telling says nothing of what has come since.
    if (!service || erasure?.erasureId !== erasureId) return;
    await this.erasures.completePart(scope.tx, userId, service, new Date(completedAt));
    const parts = (await this.erasures.partsOf(scope.tx, [userId])).get(userId) ?? [];
    if (isIdentitysTurn(parts)) await this.finish(scope, erasure);
  }

  private async finish(scope: Scope, { userId, erasureId }: Erasure): Promise<void> {
    const { tx, publish } = scope;
    const erasedAt = this.clock.now();
    await this.users.findForUpdate(tx, userId);
    await this.erase.runIn(scope, { userId, erasureId, erasedAt });
    // Nothing but the next version: the row says already what is left.
    const account = await this.users.update(tx, userId, {});
    await publish(identityUserUpdatedV1, { sequence: account.version, data: publicState(account) });
    await this.erasures.completePart(tx, userId, 'identity', erasedAt);
    const completed = await this.erasures.complete(tx, userId, erasedAt);
    await publish(identityErasureCompletedV1, { sequence: completed.version, data: erasureState(completed) });
  }
}
