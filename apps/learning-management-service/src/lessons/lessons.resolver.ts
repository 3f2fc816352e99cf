import { Roles, Viewer, type CurrentUser } from '@edtech/auth';
import { IdArguments, Money, type GraphqlContext } from '@edtech/graphql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CourseLoaders } from '../courses/course-loaders.js';
import { Course } from '../courses/courses.graphql.js';
import type { StoredCourse } from '../courses/find-courses.query.js';
import { IdsArguments, LessonIdArguments } from '../inputs/id.arguments.js';
import type { StoredStudent } from '../students/find-students.query.js';
import { StudentLoaders } from '../students/student-loaders.js';
import { Student } from '../students/students.graphql.js';
import type { StoredTutor } from '../tutors/find-tutors.query.js';
import { TutorLoaders } from '../tutors/tutor-loaders.js';
import { Tutor } from '../tutors/tutors.graphql.js';
import type { StoredLesson } from './find-lessons.query.js';
import { FinishLesson } from './finish-lesson.js';
import { LessonLoaders } from './lesson-loaders.js';
import { lessonNotFound } from './lessons.errors.js';
import { Lesson } from './lessons.graphql.js';

@Resolver(() => Lesson)
export class LessonsResolver {
  constructor(
    private readonly loaders: LessonLoaders,
    private readonly finish: FinishLesson,
    private readonly tutorLoaders: TutorLoaders,
    private readonly studentLoaders: StudentLoaders,
    private readonly courseLoaders: CourseLoaders,
  ) {}

  @Query(() => Lesson, { nullable: true, description: "One of the viewer's lessons by id. LESSON_NOT_FOUND when there is none." })
  async lesson(@Args() { id }: IdArguments, @Context() context: GraphqlContext): Promise<StoredLesson> {
    const lesson = await this.loaders.visible(context, id);
    if (!lesson) throw lessonNotFound({ lessonId: id });
    return lesson;
  }

  @Query(() => [Lesson], { description: "Those of the lessons that are the viewer's own, in the order of the ids." })
  async lessonsByIds(@Args() { ids }: IdsArguments, @Context() context: GraphqlContext): Promise<StoredLesson[]> {
    const found = await Promise.all(ids.map((id) => this.loaders.visible(context, id)));
    return found.filter((lesson) => lesson !== null);
  }

  @Mutation(() => Lesson, { description: 'The student says that the lesson took place, which releases the money. It may be said before the planned end.' })
  @Roles('student')
  confirmLesson(@Args() { lessonId }: LessonIdArguments, @Viewer() viewer: CurrentUser): Promise<StoredLesson> {
    return this.finish.confirm(viewer, lessonId);
  }

  @Mutation(() => Lesson, { description: 'The tutor says that the lesson took place, once it has started.' })
  @Roles('tutor')
  completeLesson(@Args() { lessonId }: LessonIdArguments, @Viewer() viewer: CurrentUser): Promise<StoredLesson> {
    return this.finish.complete(viewer, lessonId);
  }

  @Mutation(() => Lesson, { description: 'Calls a scheduled lesson off before it starts. For its participants and admins.' })
  cancelLesson(@Args() { lessonId }: LessonIdArguments, @Viewer() viewer: CurrentUser): Promise<StoredLesson> {
    return this.finish.cancel(viewer, lessonId);
  }

  @ResolveReference()
  resolveReference({ id }: { id: string }, context: GraphqlContext): Promise<StoredLesson | null> {
    return this.loaders.visible(context, id);
  }

  @ResolveField(() => Int, { nullable: true, description: 'How long it takes, in minutes.' })
  durationMinutes(@Parent() { duration }: StoredLesson): number {
    return duration;
  }

  @ResolveField(() => Money, { nullable: true, description: 'What it costs.' })
  price(@Parent() { priceMinor, currency }: StoredLesson): Money {
    return { amountMinor: Number(priceMinor), currency };
  }

  @ResolveField(() => Tutor, { nullable: true, description: 'Who teaches.' })
  tutor(@Parent() { tutorId }: StoredLesson, @Context() context: GraphqlContext): Promise<StoredTutor | null> {
    return this.tutorLoaders.byId(context, tutorId);
  }

  @ResolveField(() => Student, { nullable: true, description: 'Who is taught.' })
  student(@Parent() { studentId }: StoredLesson, @Context() context: GraphqlContext): Promise<StoredStudent | null> {
    return this.studentLoaders.byId(context, studentId);
  }

  @ResolveField(() => Course, { nullable: true, description: 'The course that it is a lesson of, if any.' })
  course(@Parent() { courseId }: StoredLesson, @Context() context: GraphqlContext): Promise<StoredCourse | null> | null {
    return courseId === null ? null : this.courseLoaders.byId(context, courseId);
  }
}
