import { Inject, Injectable } from '@nestjs/common';
import { identityErasureRequestedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7, validate as isUuid } from 'uuid';
import { requireActive } from '../accounts/require-active.js';
import { ErasuresRepository } from '../infrastructure/database/repositories/erasures.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { erasureState, type Erasure } from './erasure.rules.js';
import { erasureNotFound } from './erasures.errors.js';

/**
 * Asks all services once more, under another id: an event of the first asking that is parked holds this one up nowhere. Whoever has
 * answered already, or all of them, do it again, find what has come since, and publish the last states anew.
 */
@Injectable()
export class RestartErasure {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly erasures: ErasuresRepository,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws ACCOUNT_NOT_ACTIVE, ERASURE_NOT_FOUND */
  async run(adminId: string, userId: string): Promise<Erasure> {
    if (!isUuid(userId)) throw erasureNotFound();
    return this.unitOfWork.run(async ({ tx, publish }) => {
      requireActive(await this.users.findById(tx, adminId));
      const erasure = await this.erasures.lock(tx, userId);
      if (!erasure) throw erasureNotFound();
      const restarted = await this.erasures.restart(tx, userId, v7(), this.clock.now());
      await this.trail.record(tx, userId, 'erasure_restarted', { actorId: adminId });
      await publish(identityErasureRequestedV1, { sequence: restarted.version, data: erasureState(restarted) });
      return restarted;
    });
  }
}
