import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { eq, sql } from 'drizzle-orm';
import { emailAlreadyRegistered } from '../../../accounts/accounts.errors.js';
import type { Account, AccountChanges } from '../../../accounts/account.rules.js';
import { credentials, users } from '../schemas/index.js';
import { breaksUniqueIndex } from './unique-violation.js';

export type NewAccount = Pick<Account, 'id' | 'email' | 'firstName' | 'lastName' | 'role' | 'locale' | 'timeZone'>;

@Injectable()
export class UsersRepository {
  /** @throws EMAIL_ALREADY_REGISTERED in whatever case the address is registered */
  async insert(executor: Executor, account: NewAccount): Promise<Account> {
    const [inserted] = await executor.insert(users).values(account).onConflictDoNothing().returning();
    if (!inserted) throw emailAlreadyRegistered();
    return inserted;
  }

  async findById(executor: Executor, id: string): Promise<Account | undefined> {
    const [found] = await executor.select().from(users).where(eq(users.id, id));
    return found;
  }

  async findByEmail(executor: Executor, email: string): Promise<Account | undefined> {
    const [found] = await executor.select().from(users).where(hasEmail(email));
    return found;
  }

  /** For signing in. */
  async findWithPasswordHash(executor: Executor, email: string): Promise<{ account: Account; passwordHash: string } | undefined> {
    const [found] = await executor
      .select({ account: users, passwordHash: credentials.passwordHash })
      .from(users)
      .innerJoin(credentials, eq(credentials.userId, users.id))
      .where(hasEmail(email));
    return found;
  }

  /** Reads it and keeps others from changing it until the transaction ends; others may hold it likewise. */
  async findAndHold(executor: Executor, id: string): Promise<Account | undefined> {
    const [found] = await executor.select().from(users).where(eq(users.id, id)).for('share');
    return found;
  }

  /** Reads it for changing it: others who want to change or hold it wait until the transaction ends. */
  async findForUpdate(executor: Executor, id: string): Promise<Account | undefined> {
    const [found] = await executor.select().from(users).where(eq(users.id, id)).for('no key update');
    return found;
  }

  /**
   * Writes the changes and the next version.
   *
   * @throws EMAIL_ALREADY_REGISTERED when the new address is another account's
   */
  async update(executor: Executor, id: string, changes: AccountChanges): Promise<Account> {
    try {
      const [updated] = await executor
        .update(users)
        .set({ ...changes, version: sql`${users.version} + 1` })
        .where(eq(users.id, id))
        .returning();
      if (!updated) throw new Error(`user ${id} is gone although it was locked`);
      return updated;
    } catch (error) {
      throw breaksUniqueIndex(error, 'users_email_key') ? emailAlreadyRegistered() : error;
    }
  }
}

function hasEmail(email: string) {
  return sql`lower(${users.email}) = lower(${email})`;
}
