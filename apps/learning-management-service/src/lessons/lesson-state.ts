import type { EventData, learningLessonUpdatedV1 } from '@edtech/contracts';
import type { Lesson } from '../infrastructure/database/repositories/lessons.repository.js';

/** What every event about a lesson says. */
export function lessonState(lesson: Lesson): EventData<typeof learningLessonUpdatedV1> {
  const { id, courseId, subject, tutorId, tutorUserId, studentId, studentUserId, duration, priceMinor, currency, status, endReason, meetingUrl } = lesson;
  return {
    lessonId: id,
    courseId,
    subject,
    tutorId,
    tutorUserId,
    studentId,
    studentUserId,
    scheduledAt: lesson.scheduledAt.toISOString(),
    endsAt: lesson.endsAt.toISOString(),
    durationMinutes: duration,
    price: { amountMinor: Number(priceMinor), currency },
    status,
    holdExpiresAt: lesson.holdExpiresAt?.toISOString() ?? null,
    endReason,
    meetingUrl,
    completedAt: lesson.completedAt?.toISOString() ?? null,
  };
}
