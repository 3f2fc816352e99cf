import type { Executor, Transaction } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
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
}
