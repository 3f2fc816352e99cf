import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { serviceAccountNameTaken } from '../../../service-accounts/service-accounts.errors.js';
import type { ServiceAccount, ServiceAccountSecret, ServiceAccountStatus } from '../../../service-accounts/service-account.rules.js';
import { serviceAccounts, serviceAccountSecrets } from '../schemas/index.js';

@Injectable()
export class ServiceAccountsRepository {
  /** @throws SERVICE_ACCOUNT_NAME_TAKEN in whatever case the name is taken */
  async insert(executor: Executor, account: ServiceAccount): Promise<void> {
    const inserted = await executor.insert(serviceAccounts).values(account).onConflictDoNothing().returning({ id: serviceAccounts.id });
    if (inserted.length === 0) throw serviceAccountNameTaken();
  }

  async insertSecret(executor: Executor, secret: ServiceAccountSecret): Promise<void> {
    await executor.insert(serviceAccountSecrets).values(secret);
  }

  /** Who changes an account or its secrets waits here for whoever else does. */
  async findForUpdate(executor: Executor, id: string): Promise<ServiceAccount | undefined> {
    const [found] = await executor.select().from(serviceAccounts).where(eq(serviceAccounts.id, id)).for('no key update');
    return found;
  }

  /** Of a secret whose account it is. */
  async findAccountOf(executor: Executor, secretId: string): Promise<string | undefined> {
    const [found] = await executor.select({ id: serviceAccountSecrets.serviceAccountId }).from(serviceAccountSecrets).where(eq(serviceAccountSecrets.id, secretId));
    return found?.id;
  }

  /** The newest first; of each account, whether it is good or not. */
  findSecrets(executor: Executor, accountIds: readonly string[]): Promise<ServiceAccountSecret[]> {
    return executor
      .select()
      .from(serviceAccountSecrets)
      .where(inArray(serviceAccountSecrets.serviceAccountId, [...accountIds]))
      .orderBy(desc(serviceAccountSecrets.id));
  }

  /** An account with those of its secrets that were not revoked: one statement, whether or not there is any. */
  async findForExchange(executor: Executor, id: string): Promise<{ account: ServiceAccount; secret: ServiceAccountSecret }[]> {
    return executor
      .select({ account: serviceAccounts, secret: serviceAccountSecrets })
      .from(serviceAccounts)
      .innerJoin(serviceAccountSecrets, eq(serviceAccountSecrets.serviceAccountId, serviceAccounts.id))
      .where(and(eq(serviceAccounts.id, id), isNull(serviceAccountSecrets.revokedAt)));
  }

  async setStatus(executor: Executor, id: string, status: ServiceAccountStatus): Promise<void> {
    await executor.update(serviceAccounts).set({ status }).where(eq(serviceAccounts.id, id));
  }

  /** The `sid` of its tokens that ends with it; undefined when it was revoked before. */
  async revokeSecret(executor: Executor, secretId: string, revokedAt: Date): Promise<string | undefined> {
    const [revoked] = await executor
      .update(serviceAccountSecrets)
      .set({ revokedAt })
      .where(and(eq(serviceAccountSecrets.id, secretId), isNull(serviceAccountSecrets.revokedAt)))
      .returning({ sessionId: serviceAccountSecrets.sessionId });
    return revoked?.sessionId;
  }

  /** The `sid`s of an account's tokens, revoked secrets left out: those have ended. */
  async sessionsOf(executor: Executor, id: string): Promise<string[]> {
    const found = await executor
      .select({ sessionId: serviceAccountSecrets.sessionId })
      .from(serviceAccountSecrets)
      .where(and(eq(serviceAccountSecrets.serviceAccountId, id), isNull(serviceAccountSecrets.revokedAt)));
    return found.map(({ sessionId }) => sessionId);
  }

  /** Another `sid` for each of its secrets: the ones before have ended. */
  async renewSessions(executor: Executor, id: string): Promise<void> {
    await executor
      .update(serviceAccountSecrets)
      .set({ sessionId: sql`gen_random_uuid()` })
      .where(eq(serviceAccountSecrets.serviceAccountId, id));
  }

  async markUsed(executor: Executor, secretId: string, lastUsedAt: Date): Promise<void> {
    await executor.update(serviceAccountSecrets).set({ lastUsedAt }).where(eq(serviceAccountSecrets.id, secretId));
  }
}
