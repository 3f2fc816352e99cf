import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { eq, sql } from 'drizzle-orm';
import { lessonReferences } from '../schemas/index.js';

export type LessonReference = typeof lessonReferences.$inferSelect;

@Injectable()
export class LessonReferencesRepository {
  /** Keeps what is newer: an older fact that arrives late changes nothing. */
  async project(executor: Executor, reference: LessonReference): Promise<void> {
    await executor
      .insert(lessonReferences)
      .values(reference)
      .onConflictDoUpdate({
        target: lessonReferences.lessonId,
        set: reference,
        setWhere: sql`excluded.source_version > ${lessonReferences.sourceVersion}`,
      });
  }

  async findById(executor: Executor, lessonId: string): Promise<LessonReference | undefined> {
    const [row] = await executor.select().from(lessonReferences).where(eq(lessonReferences.lessonId, lessonId));
    return row;
  }
}
