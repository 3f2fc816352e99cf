import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { tidied, type Account, type AccountChanges } from '../accounts/account.rules.js';
import { ChangeAccount } from '../accounts/change-account.js';
import { requireActive } from '../accounts/require-active.js';
import { RecordDateOfBirth } from '../consent/record-date-of-birth.js';
import type { Day } from '../consent/majority.rules.js';
import { UserProfilesRepository } from '../infrastructure/database/repositories/user-profiles.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';

export interface ProfileChanges extends Pick<AccountChanges, 'firstName' | 'lastName' | 'locale' | 'timeZone'> {
  /** null removes it. */
  bio?: string | null;
  /** Said once. */
  dateOfBirth?: Day;
}

/** Changes what is given and leaves the rest. Only the names, the locale and the time zone are news for other services. */
@Injectable()
export class UpdateProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly profiles: UserProfilesRepository,
    private readonly changeAccount: ChangeAccount,
    private readonly recordDateOfBirth: RecordDateOfBirth,
  ) {}

  /** @throws ACCOUNT_NOT_ACTIVE, DATE_OF_BIRTH_ALREADY_KNOWN, DATE_OF_BIRTH_IMPLAUSIBLE */
  run(userId: string, { bio, dateOfBirth, ...changes }: ProfileChanges): Promise<Account> {
    return this.unitOfWork.run(async (scope) => {
      const account = requireActive(await this.users.findForUpdate(scope.tx, userId));
      if (bio !== undefined) await this.profiles.updateBio(scope.tx, userId, bio);
      const changed = await this.changeAccount.runIn(scope, account, tidied(changes));
      if (dateOfBirth !== undefined) await this.recordDateOfBirth.onceIn(scope, changed, dateOfBirth);
      return changed;
    });
  }
}
