import { Injectable } from '@nestjs/common';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { students } from '../schemas/index.js';

export type Student = typeof students.$inferSelect;

/** What identity says of an account. */
export interface StudentAccount {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly accountActive: boolean;
  readonly sourceVersion: number;
}

export type StudentProfile = Partial<Pick<Student, 'learningGoals' | 'preferredLanguages'>>;

const nextVersion = sql`${students.version} + 1`;

@Injectable()
export class StudentsRepository {
  /** Makes the record, or brings it up to date. @returns undefined when what is known is as new; version 1 when it was made */
  async upsertAccount(executor: Executor, id: string, account: StudentAccount): Promise<Student | undefined> {
    const { userId: _, ...copied } = account;
    const [row] = await executor
      .insert(students)
      .values({ id, ...account })
      .onConflictDoUpdate({ target: students.userId, set: { ...copied, version: nextVersion }, setWhere: lt(students.sourceVersion, account.sourceVersion) })
      .returning();
    return row;
  }

  /** Brings an existing record up to date. @returns undefined when there is none, or what is known is as new */
  async updateAccount(executor: Executor, { userId, ...copied }: StudentAccount): Promise<Student | undefined> {
    const [row] = await executor
      .update(students)
      .set({ ...copied, version: nextVersion })
      .where(and(eq(students.userId, userId), lt(students.sourceVersion, copied.sourceVersion)))
      .returning();
    return row;
  }

  async findByUserId(executor: Executor, userId: string): Promise<Student | undefined> {
    const [row] = await executor.select().from(students).where(eq(students.userId, userId));
    return row;
  }

  /** Of an account that is closed for good. @returns undefined when there is no such record */
  async close(executor: Executor, userId: string): Promise<Student | undefined> {
    const [row] = await executor.update(students).set({ accountActive: false, version: nextVersion }).where(eq(students.userId, userId)).returning();
    return row;
  }

  async updateProfile(executor: Executor, userId: string, profile: StudentProfile): Promise<Student | undefined> {
    const [row] = await executor.update(students).set({ ...profile, version: nextVersion }).where(eq(students.userId, userId)).returning();
    return row;
  }
}
