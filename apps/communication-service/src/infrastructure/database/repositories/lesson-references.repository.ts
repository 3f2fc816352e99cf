import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { eq } from 'drizzle-orm';
import { lessonReferences } from '../schemas/index.js';

export type LessonReference = typeof lessonReferences.$inferSelect;

@Injectable()
export class LessonReferencesRepository {
  async findById(executor: Executor, lessonId: string): Promise<LessonReference | undefined> {
    const [row] = await executor.select().from(lessonReferences).where(eq(lessonReferences.lessonId, lessonId));
    return row;
  }
}
