import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { completedLessons } from '../schemas/index.js';

export type CompletedLesson = typeof completedLessons.$inferSelect;

@Injectable()
export class CompletedLessonsRepository {
  async findById(executor: Executor, lessonId: string): Promise<CompletedLesson | undefined> {
    const [lesson] = await executor.select().from(completedLessons).where(eq(completedLessons.lessonId, lessonId));
    return lesson;
  }
}
