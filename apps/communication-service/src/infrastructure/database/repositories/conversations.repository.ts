import { Injectable } from '@nestjs/common';
import type { Executor, Transaction } from '@edtech/drizzle';
import { eq, inArray, sql } from 'drizzle-orm';
import { conversations } from '../schemas/index.js';

export type ConversationRow = typeof conversations.$inferSelect;

@Injectable()
export class ConversationsRepository {
  /** @returns undefined when there already is a conversation about the lesson. */
  async open(executor: Executor, conversation: typeof conversations.$inferInsert): Promise<ConversationRow | undefined> {
    const [row] = await executor
      .insert(conversations)
      .values(conversation)
      .onConflictDoNothing({ target: conversations.lessonId, where: sql`lesson_id is not null` })
      .returning();
    return row;
  }

  findByIds(executor: Executor, ids: readonly string[]): Promise<ConversationRow[]> {
    return executor.select().from(conversations).where(inArray(conversations.id, [...ids]));
  }

  findByLessonIds(executor: Executor, lessonIds: readonly string[]): Promise<ConversationRow[]> {
    return executor.select().from(conversations).where(inArray(conversations.lessonId, [...lessonIds]));
  }

  /** Holds the conversation until the end of the transaction: messages are added one after the other. */
  async lock(tx: Transaction, id: string): Promise<ConversationRow | undefined> {
    const [row] = await tx.select().from(conversations).where(eq(conversations.id, id)).for('update');
    return row;
  }

  /** Only ever moves forward, whatever the caller says. */
  async noteMessageAt(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx
      .update(conversations)
      .set({ lastMessageAt: sql`greatest(${conversations.lastMessageAt}, ${at.toISOString()}::timestamptz)` })
      .where(eq(conversations.id, id));
  }
}
