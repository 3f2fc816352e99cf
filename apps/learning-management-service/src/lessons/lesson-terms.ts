import { priceByTheHour } from './lesson-price.js';
import { courseOfAnotherTutor, differsFromCourse, notEnrolled, subjectNotTaught, subjectRequired, tutorHasNoRate } from './lessons.errors.js';

/** What a lesson is about, how long it takes and what it costs. */
export interface LessonTerms {
  readonly subject: string;
  /** Minutes. */
  readonly duration: number;
  readonly priceMinor: bigint;
  readonly currency: string;
}

/** What the student asks for. */
export interface WishedTerms {
  readonly subject?: string;
  readonly durationMinutes?: number;
}

interface Tutor {
  readonly id: string;
  readonly subjects: readonly string[];
  readonly hourlyRateMinor: bigint | null;
  readonly currency: string | null;
}

interface Course {
  readonly id: string;
  readonly tutorId: string;
  readonly subject: string;
}

interface Enrolment {
  readonly pricePerLessonMinor: bigint;
  readonly currency: string;
  readonly duration: number;
}

/** How long a lesson takes when nobody says otherwise. */
export const DEFAULT_MINUTES = 60;

/** A lesson of a course: price and duration are those that were frozen when the student enrolled. */
export function termsOfCourse(tutor: Pick<Tutor, 'id'>, course: Course, enrolment: Enrolment | undefined, wish: WishedTerms): LessonTerms {
  if (course.tutorId !== tutor.id) throw courseOfAnotherTutor({ courseId: course.id, tutorId: tutor.id });
  if (!enrolment) throw notEnrolled({ courseId: course.id });
  const { duration, pricePerLessonMinor: priceMinor, currency } = enrolment;
  if (wish.subject !== undefined && wish.subject !== course.subject) throw differsFromCourse({ field: 'subject' });
  if (wish.durationMinutes !== undefined && wish.durationMinutes !== duration) throw differsFromCourse({ field: 'durationMinutes' });
  return { subject: course.subject, duration, priceMinor, currency };
}

/** A lesson without a course, by the tutor's hourly rate. The subject may be left out where there is only one. */
export function termsByTheHour(tutor: Tutor, wish: WishedTerms): LessonTerms {
  const { id, subjects, hourlyRateMinor, currency } = tutor;
  if (hourlyRateMinor === null || currency === null) throw tutorHasNoRate({ tutorId: id });
  const subject = wish.subject ?? (subjects.length === 1 ? subjects[0] : undefined);
  if (subject === undefined) throw subjectRequired({ subjects });
  if (!subjects.includes(subject)) throw subjectNotTaught({ subject });
  const duration = wish.durationMinutes ?? DEFAULT_MINUTES;
  return { subject, duration, priceMinor: priceByTheHour(hourlyRateMinor, duration), currency };
}
