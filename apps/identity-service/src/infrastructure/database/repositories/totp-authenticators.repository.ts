import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, eq, isNotNull } from 'drizzle-orm';
import { totpAuthenticators } from '../schemas/index.js';

export type StoredTotp = typeof totpAuthenticators.$inferSelect;

@Injectable()
export class TotpAuthenticatorsRepository {
  /** A new secret instead of one that was never confirmed. False when there is a confirmed one, which stays. */
  async begin(executor: Executor, totp: Pick<StoredTotp, 'userId' | 'sealedSecret' | 'createdAt'>): Promise<boolean> {
    const { sealedSecret, createdAt } = totp;
    await executor.insert(totpAuthenticators).values(totp).onConflictDoNothing();
    const found = await this.findForUpdate(executor, totp.userId);
    if (!found || found.confirmedAt) return false;
    await executor
      .update(totpAuthenticators)
      .set({ sealedSecret, createdAt, failures: 0, blockedUntil: null, lastUsedStep: null })
      .where(eq(totpAuthenticators.userId, totp.userId));
    return true;
  }

  /** Of two uses at once, the second waits here and sees what the first has done. */
  async findForUpdate(executor: Executor, userId: string): Promise<StoredTotp | undefined> {
    const [found] = await executor.select().from(totpAuthenticators).where(eq(totpAuthenticators.userId, userId)).for('no key update');
    return found;
  }

  async findConfirmed(executor: Executor, userId: string): Promise<StoredTotp | undefined> {
    const [found] = await executor
      .select()
      .from(totpAuthenticators)
      .where(and(eq(totpAuthenticators.userId, userId), isNotNull(totpAuthenticators.confirmedAt)));
    return found;
  }

  async update(
    executor: Executor,
    userId: string,
    changes: Partial<Pick<StoredTotp, 'confirmedAt' | 'lastUsedStep' | 'failures' | 'blockedUntil'>>,
  ): Promise<void> {
    await executor.update(totpAuthenticators).set(changes).where(eq(totpAuthenticators.userId, userId));
  }

  /** Returns whether there was one. */
  async delete(executor: Executor, userId: string): Promise<boolean> {
    const deleted = await executor.delete(totpAuthenticators).where(eq(totpAuthenticators.userId, userId)).returning({ userId: totpAuthenticators.userId });
    return deleted.length > 0;
  }
}
