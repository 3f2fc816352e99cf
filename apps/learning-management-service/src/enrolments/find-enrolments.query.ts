import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { desc, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { StoredCourse } from '../courses/find-courses.query.js';
import { courses, enrolments, students } from '../infrastructure/database/schemas/index.js';
import { wellFormed } from '../loading/well-formed.js';

/** An enrolment as it is kept. */
export type StoredEnrolment = typeof enrolments.$inferSelect;

@Injectable()
export class FindEnrolments {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** The courses that each account is enrolled in, the newest place first, in the order of the accounts: one statement. */
  async coursesOf(userIds: readonly string[]): Promise<StoredCourse[][]> {
    const rows = await this.db
      .select({ ...getTableColumns(courses), userId: students.userId })
      .from(enrolments)
      .innerJoin(students, eq(students.id, enrolments.studentId))
      .innerJoin(courses, eq(courses.id, enrolments.courseId))
      .where(inArray(students.userId, wellFormed(userIds)))
      .orderBy(desc(enrolments.id));
    return userIds.map((userId) => rows.filter((row) => row.userId === userId.toLowerCase()));
  }
}
