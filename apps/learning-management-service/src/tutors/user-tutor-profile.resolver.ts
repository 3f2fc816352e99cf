import { viewerOf } from '@edtech/auth';
import type { GraphqlContext } from '@edtech/graphql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { User } from '../users/user.graphql.js';
import type { StoredTutor } from './find-tutors.query.js';
import { TutorLoaders } from './tutor-loaders.js';
import { Tutor } from './tutors.graphql.js';

@Resolver(() => User)
export class UserTutorProfileResolver {
  constructor(private readonly loaders: TutorLoaders) {}

  @ResolveField(() => Tutor, { nullable: true, description: 'Who this user is as a tutor; null for everybody else.' })
  tutorProfile(@Parent() { id }: User, @Context() context: GraphqlContext): Promise<StoredTutor | null> | null {
    return viewerOf(context) && this.loaders.byUserId(context, id);
  }
}
