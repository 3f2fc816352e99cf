import { Injectable } from '@nestjs/common';
import { and, eq } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { enrolments } from '../schemas/index.js';

export type Enrolment = typeof enrolments.$inferSelect;
export type NewEnrolment = Omit<typeof enrolments.$inferInsert, 'version'>;

@Injectable()
export class EnrolmentsRepository {
  /** @returns undefined when the student has a place in the course already */
  async insertIfFirst(executor: Executor, enrolment: NewEnrolment): Promise<Enrolment | undefined> {
    const [row] = await executor.insert(enrolments).values(enrolment).onConflictDoNothing().returning();
    return row;
  }

  async find(executor: Executor, studentId: string, courseId: string): Promise<Enrolment | undefined> {
    const [row] = await executor
      .select()
      .from(enrolments)
      .where(and(eq(enrolments.studentId, studentId), eq(enrolments.courseId, courseId)));
    return row;
  }
}
