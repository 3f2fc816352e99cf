import { Inject, Injectable } from '@nestjs/common';
import { and, desc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { DATABASE, type Database } from '@edtech/drizzle';
import { content, courses, recommendations, tutors } from '../infrastructure/database/schemas/index.js';

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
      .leftJoin(tutors, and(eq(recommendations.targetType, 'tutor'), eq(tutors.tutorId, recommendations.targetId), tutors.isVerified))
      .leftJoin(courses, and(eq(recommendations.targetType, 'course'), eq(courses.courseId, recommendations.targetId), eq(courses.status, 'published')))
      .leftJoin(content, and(eq(recommendations.targetType, 'content'), eq(content.id, recommendations.targetId)))
      .where(and(inArray(recommendations.userId, [...userIds]), or(isNotNull(tutors.tutorId), isNotNull(courses.courseId), isNotNull(content.id))))
      .orderBy(desc(recommendations.score), recommendations.targetType, recommendations.targetId);
    return userIds.map((userId) => rows.filter(({ recommendation }) => recommendation.userId === userId).map(({ recommendation }) => recommendation));
  }
}
