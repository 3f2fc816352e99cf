import { Injectable } from '@nestjs/common';
import { and, arrayOverlaps, desc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { content, courses, tutorRatings, tutors } from '../schemas/index.js';

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
      .select({ tutor: tutors, rating })
      .from(tutors)
      .leftJoin(tutorRatings, eq(tutorRatings.tutorUserId, tutors.userId))
      .where(and(tutors.isVerified, ne(tutors.userId, userId), subjects && arrayOverlaps(tutors.subjects, [...subjects])))
      .orderBy(bestRatedFirst, tutors.tutorId)
      .limit(MOST);
  }

  /** Published courses of verified tutors that the learner is not enrolled in. */
  findCourses(executor: Executor, { userId, subjects, enrolledCourseIds }: CandidateSearch) {
    return executor
      .select({ course: courses, languages: tutors.languages, rating })
      .from(courses)
      .innerJoin(tutors, and(eq(tutors.tutorId, courses.tutorId), tutors.isVerified))
      .leftJoin(tutorRatings, eq(tutorRatings.tutorUserId, courses.tutorUserId))
      .where(
        and(
          eq(courses.status, 'published'),
          ne(courses.tutorUserId, userId),
          notInArray(courses.courseId, [...enrolledCourseIds]),
          subjects && inArray(courses.subject, [...subjects]),
        ),
      )
      .orderBy(bestRatedFirst, courses.courseId)
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
