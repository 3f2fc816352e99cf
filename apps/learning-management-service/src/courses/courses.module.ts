import { Module } from '@nestjs/common';
import { CoursesRepository } from '../infrastructure/database/repositories/courses.repository.js';
import { TutorsModule } from '../tutors/tutors.module.js';
import { CourseLoaders } from './course-loaders.js';
import { CoursesResolver } from './courses.resolver.js';
import { FindCourses } from './find-courses.query.js';
import { PublishCourse } from './publish-course.js';
import { TutorCoursesResolver } from './tutor-courses.resolver.js';
import { UpdateCourse } from './update-course.js';

@Module({
  imports: [TutorsModule],
  providers: [CoursesRepository, FindCourses, CourseLoaders, PublishCourse, UpdateCourse, CoursesResolver, TutorCoursesResolver],
  exports: [CoursesRepository, CourseLoaders],
})
export class CoursesModule {}
