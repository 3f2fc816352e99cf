import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { CandidatesRepository } from '../infrastructure/database/repositories/candidates.repository.js';
import { LearnersRepository } from '../infrastructure/database/repositories/learners.repository.js';
import { subjectsOf } from './scoring.rules.js';
import type { Candidate, HourlyPrice, LearnerSignals } from './signals.rules.js';

/** Fetches what the scoring works with: the learner, and what may be recommended. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly learners: LearnersRepository,
    private readonly candidates: CandidatesRepository,
  ) {}

  async about(executor: Executor, userId: string): Promise<{ learner: LearnerSignals; candidates: Candidate[] }> {
    const student = await this.learners.findStudent(executor, userId);
    const enrolments = await this.learners.findEnrolments(executor, userId);
    const lessons = await this.learners.countLessons(executor, userId);
    const learner: LearnerSignals = {
      goalSubjects: (student?.learningGoals ?? []).map(({ subject }) => subject),
      enrolledSubjects: enrolments.map(({ subject }) => subject),
      completedSubjects: [...lessons.keys()],
      languages: student?.preferredLanguages ?? [],
      budgets: highestByCurrency(
        enrolments.map(({ pricePerLessonMinor, currency, durationMinutes }) => hourly(pricePerLessonMinor, currency, durationMinutes)),
      ),
    };
    const search = { userId, subjects: subjectsOf(learner), enrolledCourseIds: enrolments.map(({ courseId }) => courseId) };
    const candidates = [
      ...(await this.candidates.findTutors(executor, search)).map(({ tutor, rating }): Candidate => ({
        targetType: 'tutor',
        targetId: tutor.tutorId,
        subjects: tutor.subjects,
        languages: tutor.languages,
        rating: known(rating),
        hourlyPrice: tutor.hourlyRateMinor !== null && tutor.currency !== null ? { amountMinor: Number(tutor.hourlyRateMinor), currency: tutor.currency } : null,
      })),
      ...(await this.candidates.findCourses(executor, search)).map(({ course, languages, rating }): Candidate => ({
        targetType: 'course',
        targetId: course.courseId,
        subjects: [course.subject],
        languages,
        rating: known(rating),
        hourlyPrice: hourly(course.priceMinor, course.currency, course.durationMinutes),
      })),
      ...(await this.candidates.findContent(executor, search)).map(({ id, subject }): Candidate => ({
        targetType: 'content',
        targetId: id,
        subjects: [subject],
        languages: [],
        rating: null,
        hourlyPrice: null,
      })),
    ];
    return { learner, candidates };
  }
}

function hourly(lessonMinor: bigint, currency: string, durationMinutes: number): HourlyPrice {
  return { amountMinor: (Number(lessonMinor) * 60) / durationMinutes, currency };
}

function highestByCurrency(prices: readonly HourlyPrice[]): HourlyPrice[] {
  const highest = new Map<string, HourlyPrice>();
  for (const price of prices) {
    if (price.amountMinor >= (highest.get(price.currency)?.amountMinor ?? 0)) highest.set(price.currency, price);
  }
  return [...highest.values()];
}

/** A tutor without reviews, or without a row, has no rating yet. */
function known(rating: { average: number | null; bayesian: number; reviewCount: number } | null): Candidate['rating'] {
  return rating && rating.average !== null ? { ...rating, average: rating.average } : null;
}
