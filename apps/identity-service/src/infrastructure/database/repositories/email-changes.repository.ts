import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { eq, or } from 'drizzle-orm';
import { authTokens, emailChanges } from '../schemas/index.js';

export type EmailChange = typeof emailChanges.$inferSelect;

@Injectable()
export class EmailChangesRepository {
  /** In the place of the account's last one, whose links are dead then. */
  async replace(executor: Executor, change: EmailChange): Promise<void> {
    await this.end(executor, change.userId);
    await executor.insert(emailChanges).values(change);
  }

  /** The account's pending one, if any: its links are dead then. */
  async end(executor: Executor, userId: string): Promise<void> {
    const [last] = await executor.delete(emailChanges).where(eq(emailChanges.userId, userId)).returning();
    if (last) await executor.delete(authTokens).where(or(eq(authTokens.id, last.oldTokenId), eq(authTokens.id, last.newTokenId)));
  }

  /** The change that one of its two tokens belongs to. */
  async findByToken(executor: Executor, tokenId: string): Promise<EmailChange | undefined> {
    const [found] = await executor
      .select()
      .from(emailChanges)
      .where(or(eq(emailChanges.oldTokenId, tokenId), eq(emailChanges.newTokenId, tokenId)));
    return found;
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.delete(emailChanges).where(eq(emailChanges.id, id));
  }
}
