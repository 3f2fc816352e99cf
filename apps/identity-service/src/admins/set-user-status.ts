import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { mayBecome, type Account, type UserStatus } from '../accounts/account.rules.js';
import { ChangeAccount } from '../accounts/change-account.js';
import { CloseSessions } from '../sessions/close-sessions.js';
import type { SecurityEventKind } from '../security-events/security-event.rules.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { ownStatusUnchangeable, statusChangeRefused } from './admins.errors.js';
import { HoldAccount } from './hold-account.js';

const KIND_OF = { active: 'account_reactivated', suspended: 'account_suspended', deleted: 'account_closed' } as const satisfies Record<UserStatus, SecurityEventKind>;

/** Suspends, reactivates or closes somebody's account. Whoever is not active is signed out everywhere. */
@Injectable()
export class SetUserStatus {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly holdAccount: HoldAccount,
    private readonly closeSessions: CloseSessions,
    private readonly changeAccount: ChangeAccount,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws ACCOUNT_NOT_FOUND, OWN_STATUS_UNCHANGEABLE, STATUS_CHANGE_REFUSED, ACCOUNT_NOT_ACTIVE */
  async run(adminId: string, userId: string, status: UserStatus): Promise<Account> {
    // Otherwise the last admin could lock everyone out.
    if (userId.toLowerCase() === adminId) throw ownStatusUnchangeable();
    return this.unitOfWork.run(async (scope) => {
      const account = await this.holdAccount.forAdmin(scope.tx, adminId, userId);
      if (!mayBecome(account.status, status)) throw statusChangeRefused({ from: account.status, to: status });
      const changed = await this.changeAccount.runIn(scope, account, { status });
      if (status !== 'active') await this.closeSessions.all(scope, account.id, 'account_closed');
      if (status !== account.status) await this.trail.record(scope.tx, account.id, KIND_OF[status], { actorId: adminId });
      return changed;
    });
  }
}
