import { Injectable } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { tutorRatings } from '../schemas/index.js';

export type TutorRating = Pick<typeof tutorRatings.$inferSelect, 'average' | 'bayesian' | 'reviewCount'>;

@Injectable()
export class TutorRatingsRepository {
  /** Replaces a tutor's rating and keeps its row locked. @returns the rating's new version */
  async save(executor: Executor, tutorUserId: string, rating: TutorRating): Promise<number> {
    const [row] = await executor
      .insert(tutorRatings)
      .values({ tutorUserId, ...rating })
      .onConflictDoUpdate({
        target: tutorRatings.tutorUserId,
        set: { ...rating, version: sql`${tutorRatings.version} + 1`, updatedAt: sql`excluded.updated_at` },
      })
      .returning({ version: tutorRatings.version });
    if (!row) throw new Error(`the rating of ${tutorUserId} could not be saved`);
    return row.version;
  }
}
