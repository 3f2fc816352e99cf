import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { and, desc, eq, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { validate } from 'uuid';
import { lessons, students, tutors } from '../infrastructure/database/schemas/index.js';
import { inOrderOf } from '../loading/in-order-of.js';
import { wellFormed } from '../loading/well-formed.js';

/** A lesson as it is kept, with the accounts of its participants. */
export type StoredLesson = typeof lessons.$inferSelect & { readonly tutorUserId: string; readonly studentUserId: string };

/** Where a page of lessons ended. */
export interface LessonPosition {
  readonly scheduledAt: Date;
  readonly id: string;
}

const withParticipants = { ...getTableColumns(lessons), tutorUserId: tutors.userId, studentUserId: students.userId };

/** Reads for screens, each a single statement. Who may see what is for the caller to decide. */
@Injectable()
export class FindLessons {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async byIds(ids: readonly string[]): Promise<(StoredLesson | null)[]> {
    const rows = await this.select().where(inArray(lessons.id, wellFormed(ids)));
    return inOrderOf(ids, rows, ({ id }) => id);
  }

  /** The lessons of an account, as tutor or as student, those that start last first. */
  async ofUser(userId: string, limit: number, after?: LessonPosition): Promise<StoredLesson[]> {
    if (!validate(userId)) return [];
    const older = after && sql`(${lessons.scheduledAt}, ${lessons.id}) < (${after.scheduledAt.toISOString()}::timestamptz, ${after.id}::uuid)`;
    // Two walks along an index each, which an OR over both could not have. The ids are looked up first and not joined,
    // or Postgres would fetch and sort all lessons that somebody ever had.
    const asTutor = this.page(sql`${lessons.tutorId} = (select ${tutors.id} from ${tutors} where ${tutors.userId} = ${userId})`, older, limit);
    const asStudent = this.page(sql`${lessons.studentId} = (select ${students.id} from ${students} where ${students.userId} = ${userId})`, older, limit);
    return unionAll(asTutor, asStudent).orderBy(desc(sql`scheduled_at`), desc(sql`id`)).limit(limit);
  }

  private page(of: SQL, older: SQL | undefined, limit: number) {
    return this.select().where(and(of, older)).orderBy(desc(lessons.scheduledAt), desc(lessons.id)).limit(limit);
  }

  private select() {
    return this.db.select(withParticipants).from(lessons).innerJoin(tutors, eq(tutors.id, lessons.tutorId)).innerJoin(students, eq(students.id, lessons.studentId));
  }
}
