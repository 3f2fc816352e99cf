import {
  analyticsTutorRatingUpdatedV1,
  learningCoursePublishedV1,
  learningStudentUpdatedV1,
  learningTutorVerifiedV1,
} from '@edtech/contracts';
import type { TestService } from '@edtech/testing';
import { course, student, tutor } from './facts.js';
import { recommendationsOf, type RecommendationView } from './queries.js';

/** What can be recommended, as facts make it, and what comes of it. */
export function catalogueOf(running: () => TestService) {
  let lastSubject = 0;
  return {
    /** One that nobody teaches yet, so that tests do not see each other's tutors. */
    newSubject: () => `subject-${(lastSubject += 1)}`,

    async wanting(subject: string, facts: Parameters<typeof student>[0] = {}) {
      const data = student({ learningGoals: [{ subject, goal: 'Pass' }], ...facts });
      await running().deliver(learningStudentUpdatedV1, { sequence: 2, data });
      return data;
    },

    async verifiedTutor(subject: string, facts: Parameters<typeof tutor>[0] = {}) {
      const data = tutor({ subjects: [subject], ...facts });
      await running().deliver(learningTutorVerifiedV1, { sequence: 3, data });
      return data;
    },

    async publishedCourse(of: { tutorId: string; userId: string }, subject: string, facts: Parameters<typeof course>[0] = {}) {
      const data = course({ tutorId: of.tutorId, tutorUserId: of.userId, subject, ...facts });
      await running().deliver(learningCoursePublishedV1, { sequence: 1, data });
      return data;
    },

    async rate(tutorUserId: string, average: number, reviewCount: number, sequence = 1) {
      const bayesian = (3.5 * 5 + average * reviewCount) / (5 + reviewCount);
      await running().deliver(analyticsTutorRatingUpdatedV1, { sequence, data: { tutorUserId, average, bayesian, reviewCount } });
    },

    async publishContent(subject: string, title = 'Limits'): Promise<string> {
      const { data } = await running().graphql<{ publishContent: { id: string } }>(
        'mutation($input: PublishContentInput!) { publishContent(input: $input) { id } }',
        { input: { title, description: '', contentType: 'ARTICLE', subject } },
        running().user('tutor'),
      );
      return data!.publishContent.id;
    },

    /** The targets that are kept, before anybody looks, the best first. */
    async keptFor(userId: string): Promise<string[]> {
      const rows = await running().database.admin`select target_id from ai.recommendations where user_id = ${userId} order by score desc`;
      return rows.map((row) => String(row.target_id));
    },

    /** What an admin sees, which brings it up to date. */
    async seenBy(userId: string): Promise<RecommendationView[] | null | undefined> {
      return (await recommendationsOf(running(), [userId]))[0];
    },
  };
}

export const targetsOf = (recommendations: RecommendationView[] | null | undefined) => recommendations?.map(({ target }) => target?.id);
