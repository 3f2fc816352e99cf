import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import type { Account, UserRole } from '../accounts/account.rules.js';
import { ChangeAccount } from '../accounts/change-account.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { ownRoleUnchangeable, roleChangeRefused } from './admins.errors.js';
import { HoldAccount } from './hold-account.js';

/**
 * Makes somebody a student, a tutor or an admin. Sessions go on: the tokens that they have are refused everywhere within seconds, and
 * those that they refresh to have the new role.
 */
@Injectable()
export class SetUserRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly holdAccount: HoldAccount,
    private readonly changeAccount: ChangeAccount,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws ACCOUNT_NOT_FOUND, OWN_ROLE_UNCHANGEABLE, ROLE_CHANGE_REFUSED, ACCOUNT_NOT_ACTIVE */
  async run(adminId: string, userId: string, role: UserRole): Promise<Account> {
    // Otherwise there could be no admin left.
    if (userId.toLowerCase() === adminId) throw ownRoleUnchangeable();
    return this.unitOfWork.run(async (scope) => {
      const account = await this.holdAccount.forAdmin(scope.tx, adminId, userId);
      if (account.status === 'deleted') throw roleChangeRefused();
      const changed = await this.changeAccount.runIn(scope, account, { role });
      if (role !== account.role) await this.trail.record(scope.tx, account.id, 'role_changed', { actorId: adminId });
      return changed;
    });
  }
}
