import {
  aiErasureCompletedV1,
  analyticsErasureCompletedV1,
  communicationErasureCompletedV1,
  learningErasureCompletedV1,
  paymentErasureCompletedV1,
  type EventEnvelope,
  type identityErasureRequestedV1,
} from '@edtech/contracts';
import type { ServiceName } from '@edtech/environment';
import type { InboxContext } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ErasePerson } from './erase-person.js';
import { ERASING_SERVICE } from './erasing-service.js';

type ErasureRequested = EventEnvelope<typeof identityErasureRequestedV1>;

const ERASURE_REQUESTED: ErasureRequested['type'] = 'identity.erasure.requested.v1';

/** What each service says when it has done its part. Identity is the last, and says that all of it is done. */
const COMPLETED = {
  learning: learningErasureCompletedV1,
  payment: paymentErasureCompletedV1,
  communication: communicationErasureCompletedV1,
  ai: aiErasureCompletedV1,
  analytics: analyticsErasureCompletedV1,
} as const satisfies Record<Exclude<ServiceName, 'identity'>, unknown>;

/** Erases whoever has asked for it, and says so. */
@Controller()
export class OnErasureRequested {
  constructor(
    private readonly erase: ErasePerson,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ERASING_SERVICE) private readonly service: keyof typeof COMPLETED,
  ) {}

  @EventPattern<string>(ERASURE_REQUESTED)
  async handle(@Payload() { data: { erasureId, userId } }: ErasureRequested, @Ctx() scope: InboxContext): Promise<void> {
    const erasedAt = this.clock.now();
    await this.erase.runIn(scope, { erasureId, userId, erasedAt });
    await scope.publish(COMPLETED[this.service], { sequence: 1, data: { erasureId, userId, completedAt: erasedAt.toISOString() } });
  }
}
