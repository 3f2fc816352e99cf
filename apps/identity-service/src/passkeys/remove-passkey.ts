import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { requireActive } from '../accounts/require-active.js';
import { AccountFactors } from '../factors/account-factors.js';
import { PasskeysRepository } from '../infrastructure/database/repositories/passkeys.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { passkeyNotFound } from './passkeys.errors.js';

/** Forgets a passkey, and with the last factor the recovery codes. */
@Injectable()
export class RemovePasskey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly factors: AccountFactors,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws SECOND_FACTOR_REQUIRED for the last one of an admin, PASSKEY_NOT_FOUND also when it is someone else's; ACCOUNT_NOT_ACTIVE */
  async run(userId: string, credentialId: string): Promise<void> {
    await this.unitOfWork.run(async ({ tx }) => {
      const holder = requireActive(await this.users.findForUpdate(tx, userId));
      if (!(await this.passkeys.delete(tx, userId, credentialId))) throw passkeyNotFound();
      await this.factors.settleWithout(tx, holder);
      await this.trail.recordAndTell(tx, holder, 'passkey_removed');
    });
  }
}
