import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { asc, inArray } from 'drizzle-orm';
import { tutorAvailability } from '../infrastructure/database/schemas/index.js';

/** A weekly rule as it is kept. */
export type StoredRule = Omit<typeof tutorAvailability.$inferSelect, 'createdAt'>;

@Injectable()
export class FindAvailability {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** The weekly rules of each tutor, from Sunday to Saturday, in the order of the tutors: one statement. */
  async ofTutors(tutorIds: readonly string[]): Promise<StoredRule[][]> {
    const rows = await this.db
      .select()
      .from(tutorAvailability)
      .where(inArray(tutorAvailability.tutorId, [...tutorIds]))
      .orderBy(asc(tutorAvailability.dayOfWeek), asc(tutorAvailability.startTime));
    return tutorIds.map((tutorId) => rows.filter((row) => row.tutorId === tutorId));
  }
}
