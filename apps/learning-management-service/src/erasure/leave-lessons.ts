import { learningCourseUpdatedV1, learningStudentUpdatedV1, learningTutorUpdatedV1 } from '@edtech/contracts';
import type { Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import type { ErasureSteps } from '@edtech/service-host';
import { Inject, Injectable } from '@nestjs/common';
import { courseState } from '../courses/course-state.js';
import { CoursesRepository } from '../infrastructure/database/repositories/courses.repository.js';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { StudentsRepository } from '../infrastructure/database/repositories/students.repository.js';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';
import { cancel, release } from '../lessons/lesson.js';
import { LessonSteps } from '../lessons/lesson-steps.js';
import { studentState } from '../students/student-state.js';
import { tutorState } from '../tutors/tutor-state.js';

/**
 * Somebody who is erased leaves nobody waiting: lessons that are still to come are called off by the rules by which the person could
 * have done it, so that payment gives the money back as ever; courses are withdrawn. The last that learning tells of the person is who they are not any more.
 */
@Injectable()
export class LeaveLessons implements ErasureSteps {
  constructor(
    private readonly lessons: LessonsRepository,
    private readonly steps: LessonSteps,
    private readonly courses: CoursesRepository,
    private readonly students: StudentsRepository,
    private readonly tutors: TutorsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async before(scope: Scope, userId: string): Promise<void> {
    const { tx, publish } = scope;
    const now = this.clock.now();
    for (const lesson of await this.lessons.lockToCome(tx, userId, now)) {
      const by = lesson.studentUserId === userId ? 'student' : 'tutor';
      // A hold is not paid for: it only ends earlier than it would have.
      await this.steps.take(scope, lesson, lesson.status === 'held' ? release(lesson, 'hold_expired') : cancel(lesson, by, now));
    }
    const tutor = await this.tutors.findByUserId(tx, userId);
    for (const course of tutor ? await this.courses.withdrawAll(tx, tutor.id) : []) {
      await publish(learningCourseUpdatedV1, { sequence: course.version, data: courseState(course, userId) });
    }
  }

  async after({ tx, publish }: Scope, userId: string): Promise<void> {
    const student = await this.students.close(tx, userId);
    if (student) await publish(learningStudentUpdatedV1, { sequence: student.version, data: studentState(student) });
    const tutor = await this.tutors.close(tx, userId);
    if (tutor) await publish(learningTutorUpdatedV1, { sequence: tutor.version, data: tutorState(tutor) });
  }
}
