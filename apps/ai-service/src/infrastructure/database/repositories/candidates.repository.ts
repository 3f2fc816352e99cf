import { Injectable } from '@nestjs/common';
import { and, arrayOverlaps, desc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { content, courseReferences, tutorRatings, tutorReferences } from '../schemas/index.js';

/** Who is looking, and for what. */
export interface CandidateSearch {
  readonly userId: string;
  /** Undefined: for anything. */
  readonly subjects?: readonly string[];
  readonly enrolledCourseIds: readonly string[];
}

/** So many of each type are scored; of more, the best rated and the newest. */
const MOST = 200;

const bestRatedFirst = sql`${tutorRatings.bayesian} desc nulls last`;
const rating = { average: tutorRatings.average, bayesian: tutorRatings.bayesian, reviewCount: tutorRatings.reviewCount };

/** What may be recommended at all, before anything is scored. */
@Injectable()
export class CandidatesRepository {
  /** Verified tutors other than the learner. */
  findTutors(executor: Executor, { userId, subjects }: CandidateSearch) {
    return executor
      .select({ tutor: tutorReferences, rating })
      .from(tutorReferences)
      .leftJoin(tutorRatings, eq(tutorRatings.tutorUserId, tutorReferences.userId))
      .where(and(tutorReferences.isVerified, ne(tutorReferences.userId, userId), subjects && arrayOverlaps(tutorReferences.subjects, [...subjects])))
      .orderBy(bestRatedFirst, tutorReferences.tutorId)
      .limit(MOST);
  }

  /** Published courses of verified tutors that the learner is not enrolled in. */
  findCourses(executor: Executor, { userId, subjects, enrolledCourseIds }: CandidateSearch) {
    return executor
      .select({ course: courseReferences, languages: tutorReferences.languages, rating })
      .from(courseReferences)
      .innerJoin(tutorReferences, and(eq(tutorReferences.tutorId, courseReferences.tutorId), tutorReferences.isVerified))
      .leftJoin(tutorRatings, eq(tutorRatings.tutorUserId, courseReferences.tutorUserId))
      .where(
        and(
          eq(courseReferences.status, 'published'),
          ne(courseReferences.tutorUserId, userId),
          notInArray(courseReferences.courseId, [...enrolledCourseIds]),
          subjects && inArray(courseReferences.subject, [...subjects]),
        ),
      )
      .orderBy(bestRatedFirst, courseReferences.courseId)
      .limit(MOST);
  }

  /** Content that the learner did not make. */
  findContent(executor: Executor, { userId, subjects }: CandidateSearch) {
    return executor
      .select({ id: content.id, subject: content.subject })
      .from(content)
      .where(and(ne(content.creatorUserId, userId), subjects && inArray(content.subject, [...subjects])))
      .orderBy(desc(content.id))
      .limit(MOST);
  }
}
