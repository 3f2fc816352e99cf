import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { validate as isUuid } from 'uuid';
import { NotificationsRepository, type NotificationRow } from '../infrastructure/database/repositories/notifications.repository.js';
import { notificationNotFound } from './notifications.errors.js';

/** Each is one statement, and marking again changes nothing. */
@Injectable()
export class MarkNotificationsRead {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly notifications: NotificationsRepository,
  ) {}

  /** @throws NOTIFICATION_NOT_FOUND when the user has no such notification. */
  async one(userId: string, id: string): Promise<NotificationRow> {
    const marked = isUuid(id) ? await this.notifications.markRead(this.db, userId, id) : undefined;
    if (!marked) throw notificationNotFound();
    return marked;
  }

  /** @returns how many were unread until now. What arrives meanwhile stays unread. */
  all(userId: string): Promise<number> {
    return this.notifications.markAllRead(this.db, userId);
  }
}
