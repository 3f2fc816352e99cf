import { Inject, Injectable } from '@nestjs/common';
import { identityErasureRequestedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { ChangeAccount } from '../accounts/change-account.js';
import { requireActive } from '../accounts/require-active.js';
import { ErasuresRepository } from '../infrastructure/database/repositories/erasures.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { CloseSessions } from '../sessions/close-sessions.js';
import { generateToken, hashToken } from '../tokens/auth-token.js';
import { confirmsErasure, erasureState, type Erasure } from './erasure.rules.js';
import { erasureNotConfirmed, erasureRefused } from './erasures.errors.js';

/** Closes an account for good and asks all services to erase what they hold of its person. There is no way back. */
@Injectable()
export class RequestErasure {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly erasures: ErasuresRepository,
    private readonly changeAccount: ChangeAccount,
    private readonly closeSessions: CloseSessions,
    private readonly trail: SecurityTrail,
  ) {}

  /**
   * @param typed the address of the account once more, so that nobody does it by mistake
   * @returns the reference by which the person, who cannot sign in any more, follows it: given once, and kept nowhere
   * @throws ACCOUNT_NOT_ACTIVE, ERASURE_NOT_CONFIRMED, ERASURE_REFUSED
   */
  async run(userId: string, typed: string): Promise<{ reference: string; erasure: Erasure }> {
    const reference = generateToken();
    const erasure = await this.unitOfWork.run(async (scope) => {
      const account = requireActive(await this.users.findForUpdate(scope.tx, userId));
      if (!confirmsErasure(typed, account.email)) throw erasureNotConfirmed();
      // The last admin could lock everyone out, and what admins did has to be told from what others did.
      if (account.role === 'admin') throw erasureRefused();
      const asked = await this.erasures.insert(scope.tx, { userId, erasureId: v7(), referenceHash: hashToken(reference), requestedAt: this.clock.now() });
      await this.changeAccount.runIn(scope, account, { status: 'deleted' });
      await this.closeSessions.all(scope, userId, 'account_closed');
      await this.trail.record(scope.tx, userId, 'erasure_requested');
      await scope.publish(identityErasureRequestedV1, { sequence: asked.version, data: erasureState(asked) });
      return asked;
    });
    return { reference, erasure };
  }
}
