import type { GraphqlContext } from '@edtech/graphql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { maySeePrivate } from '../users/may-see-private.js';
import { User } from '../users/user.graphql.js';
import type { StoredStudent } from './find-students.query.js';
import { StudentLoaders } from './student-loaders.js';
import { Student } from './students.graphql.js';

@Resolver(() => User)
export class UserStudentProfileResolver {
  constructor(private readonly loaders: StudentLoaders) {}

  @ResolveField(() => Student, { nullable: true, description: 'Who this user is as a student. For the user and admins; null for others.' })
  studentProfile(@Parent() { id }: User, @Context() context: GraphqlContext): Promise<StoredStudent | null> | null {
    return maySeePrivate(context, id) ? this.loaders.byUserId(context, id) : null;
  }
}
