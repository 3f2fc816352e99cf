import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { validate as isUuid } from 'uuid';
import type { Account } from '../accounts/account.rules.js';
import { accountNotFound } from '../accounts/accounts.errors.js';
import { requireActive } from '../accounts/require-active.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';

/** What comes before an admin changes an account: the admin is still one of ours, and nobody else changes the account meanwhile. */
@Injectable()
export class HoldAccount {
  constructor(private readonly users: UsersRepository) {}

  /** @throws ACCOUNT_NOT_FOUND, ACCOUNT_NOT_ACTIVE for the admin's own */
  async forAdmin(tx: Executor, adminId: string, userId: string): Promise<Account> {
    requireActive(await this.users.findById(tx, adminId));
    const account = isUuid(userId) ? await this.users.findForUpdate(tx, userId) : undefined;
    if (!account) throw accountNotFound();
    return account;
  }
}
