import { Roles, Viewer, viewerOf, type CurrentUser } from '@edtech/auth';
import { IdArguments, Money, type GraphqlContext } from '@edtech/graphql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CourseIdArguments } from '../inputs/id.arguments.js';
import type { StoredTutor } from '../tutors/find-tutors.query.js';
import { TutorLoaders } from '../tutors/tutor-loaders.js';
import { Tutor } from '../tutors/tutors.graphql.js';
import { CourseLoaders } from './course-loaders.js';
import { courseNotFound } from './courses.errors.js';
import { Course } from './courses.graphql.js';
import { PublishCourseInput, UpdateCourseInput } from './courses.inputs.js';
import type { StoredCourse } from './find-courses.query.js';
import { PublishCourse } from './publish-course.js';
import { UpdateCourse } from './update-course.js';

@Resolver(() => Course)
export class CoursesResolver {
  constructor(
    private readonly loaders: CourseLoaders,
    private readonly tutorLoaders: TutorLoaders,
    private readonly publish: PublishCourse,
    private readonly update: UpdateCourse,
  ) {}

  @Query(() => Course, { nullable: true, description: 'A course by id. COURSE_NOT_FOUND when there is none.' })
  async course(@Args() { id }: IdArguments, @Context() context: GraphqlContext): Promise<StoredCourse> {
    const course = await this.loaders.byId(context, id);
    if (!course) throw courseNotFound({ courseId: id });
    return course;
  }

  @Mutation(() => Course, { description: 'Offers a new course. For tutors.' })
  @Roles('tutor')
  publishCourse(@Args('input', { description: 'The new course.' }) input: PublishCourseInput, @Viewer() viewer: CurrentUser): Promise<StoredCourse> {
    const { title, description, subject, price, durationMinutes } = input;
    const offer = { title: title.trim(), description: description.trim(), subject, priceMinor: BigInt(price.amountMinor), currency: price.currency, duration: durationMinutes };
    return this.publish.run(viewer.userId, offer);
  }

  @Mutation(() => Course, { description: "Changes one of the viewer's own courses. For tutors." })
  @Roles('tutor')
  updateCourse(@Args('input', { description: 'What to change.' }) input: UpdateCourseInput, @Viewer() viewer: CurrentUser): Promise<StoredCourse> {
    const { courseId, title, description, price, durationMinutes } = input;
    const change = { title: title?.trim(), description: description?.trim(), duration: durationMinutes };
    return this.update.run(viewer.userId, courseId, price ? { ...change, priceMinor: BigInt(price.amountMinor), currency: price.currency } : change);
  }

  @Mutation(() => Course, { description: "Stops offering one of the viewer's own courses. Who is enrolled may go on. For tutors." })
  @Roles('tutor')
  withdrawCourse(@Args() { courseId }: CourseIdArguments, @Viewer() viewer: CurrentUser): Promise<StoredCourse> {
    return this.update.run(viewer.userId, courseId, { status: 'withdrawn' });
  }

  @ResolveReference()
  resolveReference({ id }: { id: string }, context: GraphqlContext): Promise<StoredCourse | null> | null {
    return viewerOf(context) && this.loaders.byId(context, id);
  }

  @ResolveField(() => Tutor, { nullable: true, description: 'Who gives the course.' })
  tutor(@Parent() { tutorId }: StoredCourse, @Context() context: GraphqlContext): Promise<StoredTutor | null> {
    return this.tutorLoaders.byId(context, tutorId);
  }

  @ResolveField(() => Money, { nullable: true, description: 'What one lesson costs whoever enrols now.' })
  price(@Parent() { priceMinor, currency }: StoredCourse): Money {
    return { amountMinor: Number(priceMinor), currency };
  }

  @ResolveField(() => Int, { nullable: true, description: 'How long one lesson takes, in minutes.' })
  durationMinutes(@Parent() { duration }: StoredCourse): number {
    return duration;
  }
}
