import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/courses.module.js';
import { EnrolmentsRepository } from '../infrastructure/database/repositories/enrolments.repository.js';
import { StudentsModule } from '../students/students.module.js';
import { TutorsModule } from '../tutors/tutors.module.js';
import { EnrolInCourse } from './enrol-in-course.js';
import { EnrolmentsResolver } from './enrolments.resolver.js';
import { FindEnrolments } from './find-enrolments.query.js';
import { UserEnrolledCoursesResolver } from './user-enrolled-courses.resolver.js';

@Module({
  imports: [TutorsModule, StudentsModule, CoursesModule],
  providers: [EnrolmentsRepository, FindEnrolments, EnrolInCourse, EnrolmentsResolver, UserEnrolledCoursesResolver],
  exports: [EnrolmentsRepository],
})
export class EnrolmentsModule {}
