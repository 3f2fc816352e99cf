import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, eq } from 'drizzle-orm';
import { credentials } from '../schemas/index.js';

@Injectable()
export class CredentialsRepository {
  async insert(executor: Executor, userId: string, passwordHash: string): Promise<void> {
    await executor.insert(credentials).values({ userId, passwordHash });
  }

  async findPasswordHash(executor: Executor, userId: string): Promise<string | undefined> {
    const [found] = await executor
      .select({ passwordHash: credentials.passwordHash })
      .from(credentials)
      .where(eq(credentials.userId, userId));
    return found?.passwordHash;
  }

  /** Whatever it was before, also none. */
  async set(executor: Executor, userId: string, passwordHash: string): Promise<void> {
    await executor.insert(credentials).values({ userId, passwordHash }).onConflictDoUpdate({ target: credentials.userId, set: { passwordHash } });
  }

  /** Replaces the hash only where it is still `expected`: of two changes at once, one wins. */
  async replace(executor: Executor, userId: string, expected: string, passwordHash: string): Promise<boolean> {
    const replaced = await executor
      .update(credentials)
      .set({ passwordHash })
      .where(and(eq(credentials.userId, userId), eq(credentials.passwordHash, expected)))
      .returning({ userId: credentials.userId });
    return replaced.length > 0;
  }
}
