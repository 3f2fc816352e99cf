import { Injectable } from '@nestjs/common';
import type { Executor, Transaction } from '@edtech/drizzle';
import { eq, inArray } from 'drizzle-orm';
import { userReferences } from '../schemas/index.js';

export type UserReference = typeof userReferences.$inferSelect;

@Injectable()
export class UserReferencesRepository {
  async findByIds(executor: Executor, userIds: readonly string[]): Promise<Map<string, UserReference>> {
    const rows = await executor.select().from(userReferences).where(inArray(userReferences.userId, [...userIds]));
    return byId(rows);
  }

  /** Reads them for writing down what they are called: an erasure waits until the transaction ends, and finds what it has written. */
  async findToName(tx: Transaction, userIds: readonly string[]): Promise<Map<string, UserReference>> {
    // In the order of their ids, so that two never wait for each other.
    const rows = await tx.select().from(userReferences).where(inArray(userReferences.userId, [...userIds])).orderBy(userReferences.userId).for('key share');
    return byId(rows);
  }

  /** Waits for those who have read the user for naming them, and has others wait until the transaction ends. */
  async lock(tx: Transaction, userId: string): Promise<void> {
    await tx.select({ userId: userReferences.userId }).from(userReferences).where(eq(userReferences.userId, userId)).for('update');
  }

  async close(tx: Transaction, userId: string): Promise<void> {
    await tx.update(userReferences).set({ status: 'deleted' }).where(eq(userReferences.userId, userId));
  }
}

function byId(rows: readonly UserReference[]): Map<string, UserReference> {
  return new Map(rows.map((row) => [row.userId, row]));
}
