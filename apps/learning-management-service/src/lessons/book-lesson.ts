import { idempotencyKeyReused } from '@edtech/errors';
import { learningLessonBookedV1 } from '@edtech/contracts';
import type { Transaction } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { refuseUnbookable } from '../availability/bookable-slot.rules.js';
import { missingConsent, type MissingConsent } from '../consents/consent.rules.js';
import { courseNotFound } from '../courses/courses.errors.js';
import { BookingConsentsRepository } from '../infrastructure/database/repositories/booking-consents.repository.js';
import { CoursesRepository } from '../infrastructure/database/repositories/courses.repository.js';
import { EnrolmentsRepository } from '../infrastructure/database/repositories/enrolments.repository.js';
import { LessonsRepository, type Lesson } from '../infrastructure/database/repositories/lessons.repository.js';
import { StudentsRepository, type Student } from '../infrastructure/database/repositories/students.repository.js';
import { TutorAvailabilityRepository } from '../infrastructure/database/repositories/tutor-availability.repository.js';
import { TutorsRepository, type Tutor } from '../infrastructure/database/repositories/tutors.repository.js';
import { refuseInactiveStudent } from '../students/refuse-inactive-student.js';
import { refuseUnbookableTutor } from '../tutors/refuse-unbookable-tutor.js';
import { HOLD_MINUTES } from './hold-settings.js';
import { lessonState } from './lesson-state.js';
import { termsByTheHour, termsOfCourse, type LessonTerms, type WishedTerms } from './lesson-terms.js';

export interface Booking extends WishedTerms {
  readonly tutorId: string;
  readonly startsAt: Date;
  readonly courseId?: string;
  readonly idempotencyKey: string;
}

/** Whose time was taken when somebody else was faster. */
export interface Taken {
  readonly busy: 'tutor' | 'student';
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What became of a booking. */
export type BookingOutcome = { lesson: Lesson } | { taken: Taken } | { missing: MissingConsent };

const MINUTE_MS = 60_000;

@Injectable()
export class BookLesson {
  constructor(
    private readonly work: UnitOfWork,
    private readonly students: StudentsRepository,
    private readonly tutors: TutorsRepository,
    private readonly courses: CoursesRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly availability: TutorAvailabilityRepository,
    private readonly lessons: LessonsRepository,
    private readonly consents: BookingConsentsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(HOLD_MINUTES) private readonly holdMinutes: number,
  ) {}

  /**
   * Holds a slot until it is paid for. Of many who want the same one exactly one gets it. Who is under age gets one only with a
   * guardian's consent, as far as it is known here at this moment.
   * @throws what `termsOf...`, `refuse...` say, COURSE_NOT_FOUND, IDEMPOTENCY_KEY_REUSED
   */
  run(studentUserId: string, booking: Booking): Promise<BookingOutcome> {
    return this.work.run(async ({ tx, publish }) => {
      const student = refuseInactiveStudent(await this.students.findByUserId(tx, studentUserId));
      const earlier = await this.findEarlier(tx, student, booking);
      // What was booked stays booked, whatever has become of tutor, course and time since.
      if (earlier) return { lesson: earlier };
      const tutor = refuseUnbookableTutor(booking.tutorId, await this.tutors.findById(tx, booking.tutorId));
      const terms = await this.termsOf(tx, student, tutor, booking);
      const now = this.clock.now();
      const missing = missingConsent(await this.consents.find(tx, studentUserId), terms, now);
      if (missing) return { missing };
      const slot = { startsAt: booking.startsAt, endsAt: new Date(booking.startsAt.getTime() + terms.duration * MINUTE_MS) };
      refuseUnbookable(slot, await this.availability.findByTutor(tx, tutor.id), now);

      const id = newId();
      const inserted = await this.lessons.insertIfFree(tx, {
        ...terms,
        id,
        tutorId: tutor.id,
        studentId: student.id,
        courseId: booking.courseId ?? null,
        scheduledAt: slot.startsAt,
        endsAt: slot.endsAt,
        holdExpiresAt: new Date(now.getTime() + this.holdMinutes * MINUTE_MS),
        idempotencyKey: booking.idempotencyKey,
        requestFingerprint: fingerprintOf(booking),
      });
      if (!inserted) return this.whatWasFirst(tx, student, booking, slot);
      const lesson = (await this.lessons.findById(tx, id))!;
      await publish(learningLessonBookedV1, { sequence: lesson.version, data: lessonState(lesson) });
      return { lesson };
    });
  }

  private async termsOf(tx: Transaction, student: Student, tutor: Tutor, booking: Booking): Promise<LessonTerms> {
    const { courseId } = booking;
    if (courseId === undefined) return termsByTheHour(tutor, booking);
    const course = await this.courses.findById(tx, courseId);
    if (!course) throw courseNotFound({ courseId });
    return termsOfCourse(tutor, course, await this.enrolments.find(tx, student.id, course.id), booking);
  }

  /** The lesson that was booked with the same key. @throws IDEMPOTENCY_KEY_REUSED when something else was asked for then */
  private async findEarlier(tx: Transaction, student: Student, booking: Booking): Promise<Lesson | undefined> {
    const { idempotencyKey } = booking;
    const earlier = await this.lessons.findByIdempotencyKey(tx, student.id, idempotencyKey);
    if (earlier && earlier.requestFingerprint !== fingerprintOf(booking)) throw idempotencyKeyReused({ idempotencyKey });
    return earlier;
  }

  /** Either the same request, sent twice at once, or another lesson at that time. */
  private async whatWasFirst(tx: Transaction, student: Student, booking: Booking, slot: { startsAt: Date; endsAt: Date }): Promise<{ lesson: Lesson } | { taken: Taken }> {
    const earlier = await this.findEarlier(tx, student, booking);
    if (earlier) return { lesson: earlier };
    const busy = (await this.lessons.isStudentBusy(tx, student.id, slot.startsAt, slot.endsAt)) ? 'student' : 'tutor';
    return { taken: { busy, ...slot } };
  }
}

/** The same for what is the same request. */
function fingerprintOf({ tutorId, startsAt, courseId, subject, durationMinutes }: Booking): string {
  return JSON.stringify([tutorId.toLowerCase(), startsAt.toISOString(), courseId?.toLowerCase() ?? null, subject ?? null, durationMinutes ?? null]);
}
