import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import type { Account } from '../accounts/account.rules.js';
import { accountNotFound } from '../accounts/accounts.errors.js';
import { requireActive } from '../accounts/require-active.js';
import type { Day } from '../consent/majority.rules.js';
import { RecordDateOfBirth } from '../consent/record-date-of-birth.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';

/** An admin says when somebody was really born. */
@Injectable()
export class CorrectDateOfBirth {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly datesOfBirth: RecordDateOfBirth,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws ACCOUNT_NOT_FOUND, DATE_OF_BIRTH_IMPLAUSIBLE, ACCOUNT_NOT_ACTIVE */
  run(adminId: string, userId: string, day: Day): Promise<Account> {
    return this.unitOfWork.run(async (scope) => {
      requireActive(await this.users.findById(scope.tx, adminId));
      const account = await this.users.findForUpdate(scope.tx, userId);
      if (!account) throw accountNotFound();
      await this.datesOfBirth.correctIn(scope, account, day);
      await this.trail.record(scope.tx, userId, 'date_of_birth_corrected', { actorId: adminId });
      return account;
    });
  }
}
