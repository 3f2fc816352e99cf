import { Inject, Injectable } from '@nestjs/common';
import { and, desc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { DATABASE, type Database } from '@edtech/drizzle';
import { content, courseReferences, recommendations, tutorReferences } from '../infrastructure/database/schemas/index.js';

/** A recommendation as it is kept. */
export type StoredRecommendation = typeof recommendations.$inferSelect;

/** The recommendations of many users in one statement. Who may see them is for the caller to decide. */
@Injectable()
export class FindRecommendations {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** In the order of the users, the best first. What has meanwhile vanished from the catalogue is left out. */
  async byUserIds(userIds: readonly string[]): Promise<StoredRecommendation[][]> {
    const rows = await this.db
      .select({ recommendation: recommendations })
      .from(recommendations)
      .leftJoin(tutorReferences, and(eq(recommendations.targetType, 'tutor'), eq(tutorReferences.tutorId, recommendations.targetId), tutorReferences.isVerified))
      .leftJoin(courseReferences, and(eq(recommendations.targetType, 'course'), eq(courseReferences.courseId, recommendations.targetId), eq(courseReferences.status, 'published')))
      .leftJoin(content, and(eq(recommendations.targetType, 'content'), eq(content.id, recommendations.targetId)))
      .where(and(inArray(recommendations.userId, [...userIds]), or(isNotNull(tutorReferences.tutorId), isNotNull(courseReferences.courseId), isNotNull(content.id))))
      .orderBy(desc(recommendations.score), recommendations.targetType, recommendations.targetId);
    return userIds.map((userId) => rows.filter(({ recommendation }) => recommendation.userId === userId).map(({ recommendation }) => recommendation));
  }
}
