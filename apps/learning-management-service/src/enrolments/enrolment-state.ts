import type { EventData, learningEnrolmentCreatedV1 } from '@edtech/contracts';
import type { Course } from '../infrastructure/database/repositories/courses.repository.js';
import type { Enrolment } from '../infrastructure/database/repositories/enrolments.repository.js';

/** What the event about an enrolment says. */
export function enrolmentState(
  enrolment: Enrolment,
  course: Pick<Course, 'tutorId' | 'subject'>,
  accounts: { studentUserId: string; tutorUserId: string },
): EventData<typeof learningEnrolmentCreatedV1> {
  const { id, courseId, studentId, pricePerLessonMinor, currency, duration, enrolledAt } = enrolment;
  return {
    enrolmentId: id,
    courseId,
    studentId,
    tutorId: course.tutorId,
    ...accounts,
    subject: course.subject,
    pricePerLesson: { amountMinor: Number(pricePerLessonMinor), currency },
    durationMinutes: duration,
    enrolledAt: enrolledAt.toISOString(),
  };
}
