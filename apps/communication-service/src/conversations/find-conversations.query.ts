import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { validate as isUuid } from 'uuid';
import { ConversationsRepository, type ConversationRow } from '../infrastructure/database/repositories/conversations.repository.js';
import { MessagesRepository, type MessageRow } from '../infrastructure/database/repositories/messages.repository.js';
import type { Page } from '../paging/position.js';

/** Reads for screens, each a single statement however many are asked for. Who may see what is for the caller to decide. */
@Injectable()
export class FindConversations {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly conversations: ConversationsRepository,
    private readonly messages: MessagesRepository,
  ) {}

  /** In the order of the ids; null where there is none. */
  async byIds(ids: readonly string[]): Promise<(ConversationRow | null)[]> {
    const rows = await this.conversations.findByIds(this.db, ids.filter((id) => isUuid(id)));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  }

  /** In the order of the lessons; null where there is none. */
  async byLessonIds(lessonIds: readonly string[]): Promise<(ConversationRow | null)[]> {
    const rows = await this.conversations.findByLessonIds(this.db, lessonIds.filter((id) => isUuid(id)));
    const byLesson = new Map(rows.map((row) => [row.lessonId, row]));
    return lessonIds.map((id) => byLesson.get(id.toLowerCase()) ?? null);
  }

  /** The same page of each conversation, newest message first, in the order of the conversations. */
  async messagesOf(conversationIds: readonly string[], page: Page): Promise<MessageRow[][]> {
    const byConversation = new Map<string, MessageRow[]>(conversationIds.map((id) => [id, []]));
    for (const row of await this.messages.findPages(this.db, conversationIds, page)) byConversation.get(row.conversationId)?.push(row);
    return conversationIds.map((id) => byConversation.get(id) ?? []);
  }
}
