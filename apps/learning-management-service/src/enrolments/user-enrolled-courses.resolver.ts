import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Course } from '../courses/courses.graphql.js';
import type { StoredCourse } from '../courses/find-courses.query.js';
import { maySeePrivate } from '../users/may-see-private.js';
import { User } from '../users/user.graphql.js';
import { FindEnrolments } from './find-enrolments.query.js';

const BY_USER_ID = Symbol('enrolled courses by account');

@Resolver(() => User)
export class UserEnrolledCoursesResolver {
  constructor(private readonly find: FindEnrolments) {}

  @ResolveField(() => [Course], { nullable: true, description: 'The courses that this user is enrolled in, the newest enrolment first. For the user and admins; null for others.' })
  enrolledCourses(@Parent() { id }: User, @Context() context: GraphqlContext): Promise<StoredCourse[] | null> | null {
    if (!maySeePrivate(context, id)) return null;
    return loaderOf<string, StoredCourse[]>(context, BY_USER_ID, (userIds) => this.find.coursesOf(userIds)).load(id);
  }
}
