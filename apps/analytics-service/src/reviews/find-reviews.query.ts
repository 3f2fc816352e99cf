import { Inject, Injectable } from '@nestjs/common';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { DATABASE, type Database } from '@edtech/drizzle';
import { validate as isUuid } from 'uuid';
import { isVisible, reviews, userMetrics } from '../infrastructure/database/schemas/index.js';
import type { ReviewPage } from './review-page.js';

/** A review as it is kept. */
export type StoredReview = typeof reviews.$inferSelect;

/** Reads for screens, each a single statement however many are asked for. */
@Injectable()
export class FindReviews {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** In the order of the ids; null where there is none, or only a hidden one. */
  async byIds(ids: readonly string[]): Promise<(StoredReview | null)[]> {
    const wanted = ids.map((id) => id.toLowerCase());
    const rows = await this.db
      .select()
      .from(reviews)
      .where(and(inArray(reviews.id, wanted.filter((id) => isUuid(id))), isVisible));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return wanted.map((id) => byId.get(id) ?? null);
  }

  /** The same page of the visible reviews about each user, newest first, in the order of the users. */
  async receivedBy(userIds: readonly string[], { limit, after }: ReviewPage): Promise<StoredReview[][]> {
    const wanted = userIds.map((id) => id.toLowerCase());
    const older = after && sql`(${reviews.createdAt}, ${reviews.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`;
    const page = this.db
      .select()
      .from(reviews)
      .where(and(eq(reviews.targetUserId, userMetrics.userId), isVisible, older))
      .orderBy(desc(reviews.createdAt), desc(reviews.id))
      .limit(limit)
      .as('page');
    // Whoever was reviewed has metrics: for each of them Postgres walks the index to the page and stops.
    const rows = await this.db
      .select()
      .from(userMetrics)
      .crossJoinLateral(page)
      .where(inArray(userMetrics.userId, wanted.filter((id) => isUuid(id))))
      .orderBy(desc(page.createdAt), desc(page.id));
    const received = new Map<string, StoredReview[]>(wanted.map((id) => [id, []]));
    for (const row of rows) received.get(row.page.targetUserId)?.push(row.page);
    return wanted.map((id) => received.get(id) ?? []);
  }
}
