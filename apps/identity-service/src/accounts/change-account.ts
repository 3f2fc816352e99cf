import { Injectable } from '@nestjs/common';
import { identityUserUpdatedV1 } from '@edtech/contracts';
import type { Scope } from '@edtech/messaging';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { effectiveChanges, publicState, type Account, type AccountChanges } from './account.rules.js';

/** The one way in which an account changes: a version and an event for each change, nothing for none. */
@Injectable()
export class ChangeAccount {
  constructor(private readonly users: UsersRepository) {}

  /**
   * @param account as read for update in this transaction
   * @throws EMAIL_ALREADY_REGISTERED
   */
  async runIn({ tx, publish }: Scope, account: Account, changes: AccountChanges): Promise<Account> {
    const effective = effectiveChanges(account, changes);
    if (Object.keys(effective).length === 0) return account;
    const changed = await this.users.update(tx, account.id, effective);
    await publish(identityUserUpdatedV1, { sequence: changed.version, data: publicState(changed) });
    return changed;
  }
}
