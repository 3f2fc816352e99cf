import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, count, desc, eq } from 'drizzle-orm';
import type { Page } from '../../../paging/position.js';
import { notifications } from '../schemas/index.js';
import { olderThan } from './keyset.js';

export type NotificationRow = typeof notifications.$inferSelect;

@Injectable()
export class NotificationsRepository {
  /** @returns the ids of those that are new; a user who has been told of the fact is not told again. */
  async add(executor: Executor, rows: readonly (typeof notifications.$inferInsert)[]): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const added = await executor
      .insert(notifications)
      .values([...rows])
      .onConflictDoNothing({ target: [notifications.eventId, notifications.userId, notifications.type] })
      .returning({ id: notifications.id });
    return new Set(added.map(({ id }) => id));
  }

  /** Newest first. */
  findPage(executor: Executor, userId: string, { limit, after }: Page): Promise<NotificationRow[]> {
    return executor
      .select()
      .from(notifications)
      .where(and(eq(notifications.userId, userId), olderThan(notifications.createdAt, notifications.id, after)))
      .orderBy(desc(notifications.createdAt), desc(notifications.id))
      .limit(limit);
  }

  /** Counted from the rows each time: a counter beside them could disagree with them. */
  async countUnread(executor: Executor, userId: string): Promise<number> {
    const [row] = await executor.select({ unread: count() }).from(notifications).where(this.unreadOf(userId));
    return row?.unread ?? 0;
  }

  /** @returns undefined when the user has no such notification. */
  async markRead(executor: Executor, userId: string, id: string): Promise<NotificationRow | undefined> {
    const own = and(eq(notifications.id, id), eq(notifications.userId, userId));
    const [row] = await executor.update(notifications).set({ isRead: true }).where(own).returning();
    return row;
  }

  /** @returns how many were unread until now. */
  async markAllRead(executor: Executor, userId: string): Promise<number> {
    const marked = await executor
      .update(notifications)
      .set({ isRead: true })
      .where(this.unreadOf(userId))
      .returning({ id: notifications.id });
    return marked.length;
  }

  private unreadOf(userId: string) {
    return and(eq(notifications.userId, userId), eq(notifications.isRead, false));
  }
}
