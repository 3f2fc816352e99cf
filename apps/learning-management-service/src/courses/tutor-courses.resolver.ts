import type { GraphqlContext } from '@edtech/graphql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Tutor } from '../tutors/tutors.graphql.js';
import { CourseLoaders } from './course-loaders.js';
import { Course } from './courses.graphql.js';
import type { StoredCourse } from './find-courses.query.js';

@Resolver(() => Tutor)
export class TutorCoursesResolver {
  constructor(private readonly loaders: CourseLoaders) {}

  @ResolveField(() => [Course], { nullable: true, description: 'The courses that the tutor offers, the newest first.' })
  courses(@Parent() { id }: Tutor, @Context() context: GraphqlContext): Promise<StoredCourse[] | null> {
    return this.loaders.offeredBy(context, id);
  }
}
