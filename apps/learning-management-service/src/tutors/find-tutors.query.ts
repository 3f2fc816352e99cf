import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { and, arrayContains, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import { tutors } from '../infrastructure/database/schemas/index.js';
import { inOrderOf } from '../loading/in-order-of.js';
import { wellFormed } from '../loading/well-formed.js';

/** A tutor as it is kept. */
export type StoredTutor = typeof tutors.$inferSelect;

export interface TutorFilter {
  readonly subject?: string;
  readonly language?: string;
  /** The most that an hour may cost. Tutors who ask for another currency are left out. */
  readonly maxHourlyRate?: { readonly amountMinor: number; readonly currency: string };
  readonly minRating?: number;
}

/** Where a page of search ended. */
export interface SearchPosition {
  readonly rank: number;
  readonly id: string;
}

/** Reads for screens, each a single statement however many are asked for. */
@Injectable()
export class FindTutors {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async byIds(ids: readonly string[]): Promise<(StoredTutor | null)[]> {
    const rows = await this.db.select().from(tutors).where(inArray(tutors.id, wellFormed(ids)));
    return inOrderOf(ids, rows, ({ id }) => id);
  }

  async byUserIds(userIds: readonly string[]): Promise<(StoredTutor | null)[]> {
    const rows = await this.db.select().from(tutors).where(inArray(tutors.userId, wellFormed(userIds)));
    return inOrderOf(userIds, rows, ({ userId }) => userId);
  }

  /** Verified tutors, the best rated first. */
  search(filter: TutorFilter, limit: number, after?: SearchPosition): Promise<StoredTutor[]> {
    const { subject, language, maxHourlyRate, minRating } = filter;
    return this.db
      .select()
      .from(tutors)
      .where(
        and(
          sql`is_verified and account_active`,
          subject === undefined ? undefined : arrayContains(tutors.subjects, [subject]),
          language === undefined ? undefined : arrayContains(tutors.languages, [language]),
          maxHourlyRate && and(eq(tutors.currency, maxHourlyRate.currency), lte(tutors.hourlyRateMinor, BigInt(maxHourlyRate.amountMinor))),
          minRating === undefined ? undefined : gte(tutors.ratingAverage, minRating),
          after && sql`(${tutors.searchRank}, ${tutors.id}) < (${after.rank}::double precision, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(tutors.searchRank), desc(tutors.id))
      .limit(limit);
  }
}
