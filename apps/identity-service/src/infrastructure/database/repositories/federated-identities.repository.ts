import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, eq } from 'drizzle-orm';
import { federatedIdentities } from '../schemas/index.js';

export type StoredFederatedIdentity = typeof federatedIdentities.$inferSelect;

@Injectable()
export class FederatedIdentitiesRepository {
  /** False when somebody at the provider is linked already, to whatever account. */
  async insert(executor: Executor, identity: StoredFederatedIdentity): Promise<boolean> {
    const inserted = await executor.insert(federatedIdentities).values(identity).onConflictDoNothing().returning({ userId: federatedIdentities.userId });
    return inserted.length > 0;
  }

  async find(executor: Executor, issuer: string, subject: string): Promise<StoredFederatedIdentity | undefined> {
    const [found] = await executor.select().from(federatedIdentities).where(is(issuer, subject));
    return found;
  }

  async markUsed(executor: Executor, issuer: string, subject: string, lastUsedAt: Date): Promise<void> {
    await executor.update(federatedIdentities).set({ lastUsedAt }).where(is(issuer, subject));
  }

  /** Returns how many there were. */
  async deleteOfUser(executor: Executor, userId: string): Promise<number> {
    const deleted = await executor
      .delete(federatedIdentities)
      .where(eq(federatedIdentities.userId, userId))
      .returning({ userId: federatedIdentities.userId });
    return deleted.length;
  }
}

function is(issuer: string, subject: string) {
  return and(eq(federatedIdentities.issuer, issuer), eq(federatedIdentities.subject, subject));
}
