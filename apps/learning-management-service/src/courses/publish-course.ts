import { learningCoursePublishedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { CoursesRepository, type Course, type NewCourse } from '../infrastructure/database/repositories/courses.repository.js';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';
import { tutorProfileNotReady } from '../tutors/tutors.errors.js';
import { courseState } from './course-state.js';

@Injectable()
export class PublishCourse {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tutors: TutorsRepository,
    private readonly courses: CoursesRepository,
  ) {}

  /** @throws TUTOR_PROFILE_NOT_READY */
  run(tutorUserId: string, offer: Omit<NewCourse, 'id' | 'tutorId'>): Promise<Course> {
    return this.work.run(async ({ tx, publish }) => {
      const tutor = await this.tutors.findByUserId(tx, tutorUserId);
      if (!tutor) throw tutorProfileNotReady();
      const course = await this.courses.insert(tx, { ...offer, id: newId(), tutorId: tutor.id });
      await publish(learningCoursePublishedV1, { sequence: course.version, data: courseState(course, tutorUserId) });
      return course;
    });
  }
}
