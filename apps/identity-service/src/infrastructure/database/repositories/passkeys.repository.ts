import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, desc, eq } from 'drizzle-orm';
import { passkeys } from '../schemas/index.js';

export type StoredPasskey = typeof passkeys.$inferSelect;

@Injectable()
export class PasskeysRepository {
  /** False when the credential is known already, whoever's it is. */
  async insert(executor: Executor, passkey: Omit<StoredPasskey, 'lastUsedAt'>): Promise<boolean> {
    const inserted = await executor.insert(passkeys).values(passkey).onConflictDoNothing().returning({ credentialId: passkeys.credentialId });
    return inserted.length > 0;
  }

  async findById(executor: Executor, credentialId: string): Promise<StoredPasskey | undefined> {
    const [found] = await executor.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
    return found;
  }

  /** Of two uses at once, the second waits here and sees the counter of the first. */
  async findForUpdate(executor: Executor, credentialId: string): Promise<StoredPasskey | undefined> {
    const [found] = await executor.select().from(passkeys).where(eq(passkeys.credentialId, credentialId)).for('no key update');
    return found;
  }

  /** The newest first. */
  findByUser(executor: Executor, userId: string): Promise<StoredPasskey[]> {
    return executor.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(desc(passkeys.createdAt), desc(passkeys.credentialId));
  }

  async markUsed(executor: Executor, credentialId: string, use: Pick<StoredPasskey, 'signCount' | 'backedUp' | 'lastUsedAt'>): Promise<void> {
    await executor.update(passkeys).set(use).where(eq(passkeys.credentialId, credentialId));
  }

  /** False when the user has no such passkey. */
  async delete(executor: Executor, userId: string, credentialId: string): Promise<boolean> {
    const deleted = await executor
      .delete(passkeys)
      .where(and(eq(passkeys.userId, userId), eq(passkeys.credentialId, credentialId)))
      .returning({ credentialId: passkeys.credentialId });
    return deleted.length > 0;
  }
}
