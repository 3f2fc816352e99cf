import { DATABASE, type Database } from '@edtech/drizzle';
import type { BatchedLookup, Caller } from '@edtech/service-client';
import { Inject, Injectable } from '@nestjs/common';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import type { KnownLesson } from './known-lesson.js';
import { LESSON_LOOKUP } from './learning-lessons.js';

/** A lesson as this service knows it; where its events have not arrived yet, as learning tells it. */
@Injectable()
export class FindLesson {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly lessons: LessonsRepository,
    @Inject(LESSON_LOOKUP) private readonly learning: Pick<BatchedLookup<KnownLesson>, 'load'>,
  ) {}

  /**
   * Null when there is no such lesson, or when learning does not show it to the caller.
   * @throws SERVICE_UNAVAILABLE when learning had to be asked and did not answer
   */
  async run(lessonId: string, caller: Caller): Promise<KnownLesson | null> {
    return (await this.lessons.findById(this.db, lessonId)) ?? (await this.learning.load(lessonId, caller));
  }
}
