import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { courses } from '../infrastructure/database/schemas/index.js';
import { inOrderOf } from '../loading/in-order-of.js';
import { wellFormed } from '../loading/well-formed.js';

/** A course as it is kept. */
export type StoredCourse = typeof courses.$inferSelect;

/** Reads for screens, each a single statement however many are asked for. */
@Injectable()
export class FindCourses {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async byIds(ids: readonly string[]): Promise<(StoredCourse | null)[]> {
    const rows = await this.db.select().from(courses).where(inArray(courses.id, wellFormed(ids)));
    return inOrderOf(ids, rows, ({ id }) => id);
  }

  /** What each tutor offers, the newest first, in the order of the tutors. */
  async offeredBy(tutorIds: readonly string[]): Promise<StoredCourse[][]> {
    const rows = await this.db
      .select()
      .from(courses)
      .where(and(inArray(courses.tutorId, [...tutorIds]), eq(courses.status, 'published')))
      .orderBy(desc(courses.id));
    return tutorIds.map((tutorId) => rows.filter((row) => row.tutorId === tutorId));
  }
}
