import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { NotificationsRepository, type NotificationRow } from '../infrastructure/database/repositories/notifications.repository.js';
import type { Page } from '../paging/position.js';

/** Reads for screens. Who may see what is for the caller to decide. */
@Injectable()
export class FindNotifications {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly notifications: NotificationsRepository,
  ) {}

  /** Newest first. */
  pageOf(userId: string, page: Page): Promise<NotificationRow[]> {
    return this.notifications.findPage(this.db, userId, page);
  }

  unreadCountOf(userId: string): Promise<number> {
    return this.notifications.countUnread(this.db, userId);
  }
}
