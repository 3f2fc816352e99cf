import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, eq, isNull } from 'drizzle-orm';
import { recoveryCodes } from '../schemas/index.js';

@Injectable()
export class RecoveryCodesRepository {
  async insertAll(executor: Executor, userId: string, codeHashes: readonly string[], createdAt: Date): Promise<void> {
    await executor.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ userId, codeHash, createdAt })));
  }

  /** How many have not been used. */
  countUnused(executor: Executor, userId: string): Promise<number> {
    return executor.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  }

  /** Uses one up. False when the user has none such, or it was used before: of two uses at once, one wins. */
  async use(executor: Executor, userId: string, codeHash: string, usedAt: Date): Promise<boolean> {
    const used = await executor
      .update(recoveryCodes)
      .set({ usedAt })
      .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)))
      .returning({ codeHash: recoveryCodes.codeHash });
    return used.length > 0;
  }

  async deleteAll(executor: Executor, userId: string): Promise<void> {
    await executor.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  }
}
