import { Injectable } from '@nestjs/common';
import { and, asc, eq, getTableColumns, gt, inArray, lte, lt, or, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@edtech/drizzle';
import type { LessonChange } from '../../../lessons/lesson.js';
import { lessons, occupiesItsSlot, students, tutors } from '../schemas/index.js';

type Row = typeof lessons.$inferSelect;

/** A lesson with the accounts of its two participants, which every event about it names. */
export type Lesson = Row & { readonly tutorUserId: string; readonly studentUserId: string };

export type NewLesson = Pick<
  Row,
  'id' | 'courseId' | 'tutorId' | 'studentId' | 'subject' | 'scheduledAt' | 'endsAt' | 'duration' | 'priceMinor' | 'currency' | 'holdExpiresAt' | 'idempotencyKey' | 'requestFingerprint'
>;

const nextVersion = sql`${lessons.version} + 1`;
const withParticipants = { ...getTableColumns(lessons), tutorUserId: tutors.userId, studentUserId: students.userId };

@Injectable()
export class LessonsRepository {
  /**
   * Holds a slot unless the tutor or the student has another active lesson then, or the student has used the
   * idempotency key: false in both cases. A concurrent attempt is waited for, so that exactly one of many wins.
   */
  async insertIfFree(executor: Executor, lesson: NewLesson): Promise<boolean> {
    const inserted = await executor.insert(lessons).values({ ...lesson, status: 'held' }).onConflictDoNothing().returning({ id: lessons.id });
    return inserted.length === 1;
  }

  async findById(executor: Executor, id: string): Promise<Lesson | undefined> {
    const [row] = await this.select(executor).where(eq(lessons.id, id));
    return row;
  }

  async findByIdempotencyKey(executor: Executor, studentId: string, idempotencyKey: string): Promise<Lesson | undefined> {
    const [row] = await this.select(executor).where(and(eq(lessons.studentId, studentId), eq(lessons.idempotencyKey, idempotencyKey)));
    return row;
  }

  /** Keeps the lesson as it is until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<Lesson | undefined> {
    // Locked apart from the read: a lock on the join would hold the participants' rows too.
    await tx.select({ id: lessons.id }).from(lessons).where(eq(lessons.id, id)).for('no key update');
    return this.findById(tx, id);
  }

  /** Holds that have run out and that nobody else has in hand, the oldest first. */
  async lockExpiredHolds(tx: Transaction, now: Date, limit: number): Promise<Lesson[]> {
    const locked = await tx
      .select({ id: lessons.id })
      .from(lessons)
      .where(and(sql`${lessons.status} = 'held'`, lte(lessons.holdExpiresAt, now)))
      .orderBy(asc(lessons.holdExpiresAt))
      .limit(limit)
      .for('no key update', { skipLocked: true });
    if (locked.length === 0) return [];
    return this.select(tx).where(inArray(lessons.id, locked.map(({ id }) => id))).orderBy(asc(lessons.holdExpiresAt));
  }

  /** Lessons that somebody still has to come, as student or as tutor, kept as they are until the transaction ends. */
  async lockToCome(tx: Transaction, userId: string, now: Date): Promise<Lesson[]> {
    const toCome = and(inArray(lessons.status, ['held', 'scheduled']), gt(lessons.scheduledAt, now), or(eq(tutors.userId, userId), eq(students.userId, userId)));
    const found = await this.select(tx).where(toCome).orderBy(asc(lessons.id));
    const locked: Lesson[] = [];
    for (const { id } of found) {
      const lesson = await this.lock(tx, id);
      // It may have got somewhere else meanwhile.
      if (lesson && (lesson.status === 'held' || lesson.status === 'scheduled')) locked.push(lesson);
    }
    return locked;
  }

  /** Takes a step of the lesson's life. @param lesson locked */
  async change(tx: Transaction, lesson: Lesson, change: LessonChange): Promise<Lesson> {
    const [row] = await tx.update(lessons).set({ ...change, version: nextVersion }).where(eq(lessons.id, lesson.id)).returning();
    return { ...lesson, ...row! };
  }

  /** Counts the version up, because what is published of the lesson has been repaired. @param lesson locked */
  async renew(tx: Transaction, lesson: Lesson): Promise<Lesson> {
    const [row] = await tx.update(lessons).set({ version: nextVersion }).where(eq(lessons.id, lesson.id)).returning();
    return { ...lesson, ...row! };
  }

  /** @returns undefined when a meeting as new is known already */
  async meetAt(tx: Transaction, lesson: Lesson, meetingUrl: string, meetingSourceVersion: number): Promise<Lesson | undefined> {
    const [row] = await tx
      .update(lessons)
      .set({ meetingUrl, meetingSourceVersion, version: nextVersion })
      .where(and(eq(lessons.id, lesson.id), lt(lessons.meetingSourceVersion, meetingSourceVersion)))
      .returning();
    return row && { ...lesson, ...row };
  }

  /** Whether the student has another active lesson at that time. */
  async isStudentBusy(executor: Executor, studentId: string, startsAt: Date, endsAt: Date): Promise<boolean> {
    const found = await executor
      .select({ id: lessons.id })
      .from(lessons)
      .where(and(eq(lessons.studentId, studentId), occupiesItsSlot, touches(startsAt, endsAt)))
      .limit(1);
    return found.length > 0;
  }

  /** When the tutor's time is taken between two instants. */
  findTaken(executor: Executor, tutorId: string, from: Date, to: Date): Promise<{ startsAt: Date; endsAt: Date }[]> {
    return executor
      .select({ startsAt: lessons.scheduledAt, endsAt: lessons.endsAt })
      .from(lessons)
      .where(and(eq(lessons.tutorId, tutorId), occupiesItsSlot, touches(from, to)));
  }

  private select(executor: Executor) {
    return executor.select(withParticipants).from(lessons).innerJoin(tutors, eq(tutors.id, lessons.tutorId)).innerJoin(students, eq(students.id, lessons.studentId));
  }
}

/** As in the exclusion constraints, whose indexes answer it. */
function touches(from: Date, to: Date) {
  return sql`tstzrange(${lessons.scheduledAt}, ${lessons.endsAt}) && tstzrange(${from.toISOString()}::timestamptz, ${to.toISOString()}::timestamptz)`;
}
