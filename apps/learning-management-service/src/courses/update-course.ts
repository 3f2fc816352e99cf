import { learningCourseUpdatedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { CoursesRepository, type Course, type CourseChange } from '../infrastructure/database/repositories/courses.repository.js';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';
import { tutorProfileNotReady } from '../tutors/tutors.errors.js';
import { courseState } from './course-state.js';
import { courseNotFound } from './courses.errors.js';

@Injectable()
export class UpdateCourse {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tutors: TutorsRepository,
    private readonly courses: CoursesRepository,
  ) {}

  /** Changes what is given. Who is enrolled keeps price and duration. @throws TUTOR_PROFILE_NOT_READY, COURSE_NOT_FOUND */
  run(tutorUserId: string, courseId: string, change: CourseChange): Promise<Course> {
    return this.work.run(async ({ tx, publish }) => {
      const tutor = await this.tutors.findByUserId(tx, tutorUserId);
      if (!tutor) throw tutorProfileNotReady();
      const course = await this.courses.updateOfTutor(tx, courseId, tutor.id, change);
      if (!course) throw courseNotFound({ courseId });
      await publish(learningCourseUpdatedV1, { sequence: course.version, data: courseState(course, tutorUserId) });
      return course;
    });
  }
}
