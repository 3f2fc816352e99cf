import { learningEnrolmentCreatedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { courseNotFound, courseWithdrawn } from '../courses/courses.errors.js';
import { CoursesRepository } from '../infrastructure/database/repositories/courses.repository.js';
import { EnrolmentsRepository, type Enrolment } from '../infrastructure/database/repositories/enrolments.repository.js';
import { StudentsRepository } from '../infrastructure/database/repositories/students.repository.js';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';
import { refuseInactiveStudent } from '../students/refuse-inactive-student.js';
import { refuseUnbookableTutor } from '../tutors/refuse-unbookable-tutor.js';
import { enrolmentState } from './enrolment-state.js';

@Injectable()
export class EnrolInCourse {
  constructor(
    private readonly work: UnitOfWork,
    private readonly students: StudentsRepository,
    private readonly tutors: TutorsRepository,
    private readonly courses: CoursesRepository,
    private readonly enrolments: EnrolmentsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Gives the student a place in the course and freezes what a lesson of it costs. Who has a place keeps it as it is.
   * @throws STUDENT_PROFILE_NOT_READY, STUDENT_NOT_ACTIVE, COURSE_NOT_FOUND, COURSE_WITHDRAWN, TUTOR_NOT_BOOKABLE
   */
  run(studentUserId: string, courseId: string): Promise<Enrolment> {
    return this.work.run(async ({ tx, publish }) => {
      const student = refuseInactiveStudent(await this.students.findByUserId(tx, studentUserId));
      const course = await this.courses.findById(tx, courseId);
      if (!course) throw courseNotFound({ courseId });
      const earlier = await this.enrolments.find(tx, student.id, course.id);
      if (earlier) return earlier;
      if (course.status !== 'published') throw courseWithdrawn({ courseId });
      const tutor = refuseUnbookableTutor(course.tutorId, await this.tutors.findById(tx, course.tutorId));
      const { priceMinor: pricePerLessonMinor, currency, duration } = course;
      const place = { id: newId(), studentId: student.id, courseId: course.id, pricePerLessonMinor, currency, duration, enrolledAt: this.clock.now() };
      const enrolment = await this.enrolments.insertIfFirst(tx, place);
      // The same student at the same time: the other request was first.
      if (!enrolment) return (await this.enrolments.find(tx, student.id, course.id))!;
      const data = enrolmentState(enrolment, course, { studentUserId, tutorUserId: tutor.userId });
      await publish(learningEnrolmentCreatedV1, { sequence: enrolment.version, data });
      return enrolment;
    });
  }
}
