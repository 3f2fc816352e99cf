import { Injectable } from '@nestjs/common';
import type { EventData, learningLessonUpdatedV1 } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { NotifyUsers, type Notice } from './notify-users.js';

/** What says nothing but what became of a lesson. */
type LessonNotice = 'lesson_scheduled' | 'lesson_payment_declined' | 'lesson_hold_expired' | 'lesson_cancelled' | 'lesson_completed';

type LessonData = EventData<typeof learningLessonUpdatedV1>;

/** Tells tutor or student or both what became of a lesson. */
@Injectable()
export class NotifyOfLesson {
  constructor(private readonly notify: NotifyUsers) {}

  /** @throws RetryLater while one of the two accounts has not arrived. */
  async run({ tx, event }: InboxContext, lesson: LessonData, type: LessonNotice, told: 'both' | 'student'): Promise<void> {
    const { lessonId, tutorUserId, studentUserId, subject } = lesson;
    const startsAt = new Date(lesson.scheduledAt);
    await this.notify.run(tx, { eventId: event.id, lessonId, people: [tutorUserId, studentUserId] }, (nameOf) => {
      const notice = (userId: string, otherUserId: string): Notice => ({ userId, type, facts: { otherName: nameOf(otherUserId), subject, startsAt } });
      const toStudent = notice(studentUserId, tutorUserId);
      return told === 'student' ? [toStudent] : [toStudent, notice(tutorUserId, studentUserId)];
    });
  }
}
