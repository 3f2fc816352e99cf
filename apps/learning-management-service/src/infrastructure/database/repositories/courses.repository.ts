import { Injectable } from '@nestjs/common';
import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { courses } from '../schemas/index.js';

export type Course = typeof courses.$inferSelect;
export type NewCourse = Omit<typeof courses.$inferInsert, 'version' | 'status'>;
export type CourseChange = Partial<Pick<Course, 'title' | 'description' | 'priceMinor' | 'currency' | 'duration' | 'status'>>;

@Injectable()
export class CoursesRepository {
  async insert(executor: Executor, course: NewCourse): Promise<Course> {
    const [row] = await executor.insert(courses).values(course).returning();
    return row!;
  }

  async findById(executor: Executor, id: string): Promise<Course | undefined> {
    const [row] = await executor.select().from(courses).where(eq(courses.id, id));
    return row;
  }

  /** @returns undefined when the tutor has no such course */
  async updateOfTutor(executor: Executor, id: string, tutorId: string, change: CourseChange): Promise<Course | undefined> {
    const [row] = await executor
      .update(courses)
      .set({ ...change, version: sql`${courses.version} + 1` })
      .where(and(eq(courses.id, id), eq(courses.tutorId, tutorId)))
      .returning();
    return row;
  }

  /** @returns the courses that were published until now */
  withdrawAll(executor: Executor, tutorId: string): Promise<Course[]> {
    return executor
      .update(courses)
      .set({ status: 'withdrawn', version: sql`${courses.version} + 1` })
      .where(and(eq(courses.tutorId, tutorId), eq(courses.status, 'published')))
      .returning();
  }
}
