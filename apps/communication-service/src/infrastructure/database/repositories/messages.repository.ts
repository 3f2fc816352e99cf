import { Injectable } from '@nestjs/common';
import type { Executor, Transaction } from '@edtech/drizzle';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Page } from '../../../paging/position.js';
import { conversations, messages } from '../schemas/index.js';
import { olderThan } from './keyset.js';

export type MessageRow = typeof messages.$inferSelect;

@Injectable()
export class MessagesRepository {
  /** @returns undefined when the sender has already used the client's message id. */
  async add(tx: Transaction, message: typeof messages.$inferInsert): Promise<MessageRow | undefined> {
    const [row] = await tx
      .insert(messages)
      .values(message)
      .onConflictDoNothing({ target: [messages.senderUserId, messages.clientMessageId] })
      .returning();
    return row;
  }

  async findByClientId(executor: Executor, senderUserId: string, clientMessageId: string): Promise<MessageRow | undefined> {
    const sameMessage = and(eq(messages.senderUserId, senderUserId), eq(messages.clientMessageId, clientMessageId));
    const [row] = await executor.select().from(messages).where(sameMessage);
    return row;
  }

  /** The same page of several conversations in one statement, newest first. */
  async findPages(executor: Executor, conversationIds: readonly string[], { limit, after }: Page): Promise<MessageRow[]> {
    const page = executor
      .select()
      .from(messages)
      .where(and(eq(messages.conversationId, conversations.id), olderThan(messages.timestamp, messages.id, after)))
      .orderBy(desc(messages.timestamp), desc(messages.id))
      .limit(limit)
      .as('page');
    const rows = await executor
      .select()
      .from(conversations)
      .crossJoinLateral(page)
      .where(inArray(conversations.id, [...conversationIds]))
      .orderBy(desc(page.timestamp), desc(page.id));
    return rows.map((row) => row.page);
  }
}
