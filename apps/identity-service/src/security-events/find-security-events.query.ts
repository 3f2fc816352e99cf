import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { decodeCursor } from '@edtech/graphql';
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { securityEvents } from '../infrastructure/database/schemas/index.js';
import type { SecurityEvent, SecurityEventKind } from './security-event.rules.js';

export interface SecurityEventsPage {
  first: number;
  after?: string | null;
  /** All when it is left out. */
  kinds?: readonly SecurityEventKind[] | null;
}

@Injectable()
export class FindSecurityEvents {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /**
   * An account's events, the newest first: ids are UUIDv7, so their order is that of their writing. One more than `first`, for the pager.
   *
   * @throws INVALID_CURSOR
   */
  async page(userId: string, { first, after, kinds }: SecurityEventsPage): Promise<SecurityEvent[]> {
    const [lastId] = decodeCursor(after, ['uuid']) ?? [];
    if (!isUuid(userId)) return [];
    const older = lastId === undefined ? undefined : lt(securityEvents.id, String(lastId));
    const wanted = kinds ? inArray(securityEvents.kind, [...kinds]) : undefined;
    return this.db
      .select()
      .from(securityEvents)
      .where(and(eq(securityEvents.userId, userId), older, wanted))
      .orderBy(desc(securityEvents.id))
      .limit(first + 1);
  }
}
