import type { Executor, Transaction } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { eq, lt } from 'drizzle-orm';
import { lessonReferences, type ProjectedLesson } from '../schemas/lesson-references.schema.js';

@Injectable()
export class LessonsRepository {
  async findById(db: Executor, lessonId: string): Promise<ProjectedLesson | undefined> {
    const [row] = await db.select().from(lessonReferences).where(eq(lessonReferences.lessonId, lessonId));
    return row;
  }

  /** Waits for a change under way, and keeps the next one out until the end of the transaction. */
  async lockForReading(tx: Transaction, lessonId: string): Promise<ProjectedLesson | undefined> {
    const [row] = await tx.select().from(lessonReferences).where(eq(lessonReferences.lessonId, lessonId)).for('share');
    return row;
  }

  /** Stores what is newer than what is known; older news changes nothing. */
  async apply(tx: Transaction, lesson: ProjectedLesson): Promise<void> {
    const { lessonId: _, ...changes } = lesson;
    await tx
      .insert(lessonReferences)
      .values(lesson)
      .onConflictDoUpdate({ target: lessonReferences.lessonId, set: changes, setWhere: lt(lessonReferences.sourceVersion, lesson.sourceVersion) });
  }
}
