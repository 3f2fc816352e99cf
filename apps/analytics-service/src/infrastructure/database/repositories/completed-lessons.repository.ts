import { Injectable } from '@nestjs/common';
import { eq, sql } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { completedLessons } from '../schemas/index.js';

export type CompletedLesson = typeof completedLessons.$inferSelect;

@Injectable()
export class CompletedLessonsRepository {
  /** Applies a newer version of a lesson; an older or equal one changes nothing. */
  async apply(executor: Executor, lesson: CompletedLesson): Promise<void> {
    const { lessonId: _key, ...state } = lesson;
    await executor
      .insert(completedLessons)
      .values(lesson)
      .onConflictDoUpdate({
        target: completedLessons.lessonId,
        set: state,
        setWhere: sql`excluded.source_version > ${completedLessons.sourceVersion}`,
      });
  }

  async findById(executor: Executor, lessonId: string): Promise<CompletedLesson | undefined> {
    const [lesson] = await executor.select().from(completedLessons).where(eq(completedLessons.lessonId, lessonId));
    return lesson;
  }
}
