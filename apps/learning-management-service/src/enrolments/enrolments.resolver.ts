import { Roles, Viewer, type CurrentUser } from '@edtech/auth';
import { Money, type GraphqlContext } from '@edtech/graphql';
import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CourseLoaders } from '../courses/course-loaders.js';
import { Course } from '../courses/courses.graphql.js';
import type { StoredCourse } from '../courses/find-courses.query.js';
import { CourseIdArguments } from '../inputs/id.arguments.js';
import type { StoredStudent } from '../students/find-students.query.js';
import { StudentLoaders } from '../students/student-loaders.js';
import { Student } from '../students/students.graphql.js';
import { EnrolInCourse } from './enrol-in-course.js';
import { Enrolment } from './enrolments.graphql.js';
import type { StoredEnrolment } from './find-enrolments.query.js';

@Resolver(() => Enrolment)
export class EnrolmentsResolver {
  constructor(
    private readonly enrol: EnrolInCourse,
    private readonly courseLoaders: CourseLoaders,
    private readonly studentLoaders: StudentLoaders,
  ) {}

  @Mutation(() => Enrolment, { description: 'Enrols the viewer in a course, at the price of now. Again, it gives the same enrolment. For students.' })
  @Roles('student')
  enrolInCourse(@Args() { courseId }: CourseIdArguments, @Viewer() viewer: CurrentUser): Promise<StoredEnrolment> {
    return this.enrol.run(viewer.userId, courseId);
  }

  @ResolveField(() => Course, { nullable: true, description: 'The course.' })
  course(@Parent() { courseId }: StoredEnrolment, @Context() context: GraphqlContext): Promise<StoredCourse | null> {
    return this.courseLoaders.byId(context, courseId);
  }

  @ResolveField(() => Student, { nullable: true, description: 'The student.' })
  student(@Parent() { studentId }: StoredEnrolment, @Context() context: GraphqlContext): Promise<StoredStudent | null> {
    return this.studentLoaders.byId(context, studentId);
  }

  @ResolveField(() => Money, { description: 'What one lesson costs this student, whatever the course costs later.' })
  pricePerLesson(@Parent() { pricePerLessonMinor, currency }: StoredEnrolment): Money {
    return { amountMinor: Number(pricePerLessonMinor), currency };
  }

  @ResolveField(() => Int, { description: 'How long one lesson takes for this student, in minutes.' })
  durationMinutes(@Parent() { duration }: StoredEnrolment): number {
    return duration;
  }
}
