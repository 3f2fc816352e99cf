import { Args, Context, GraphQLISODateTime, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecentlyAuthenticated, Roles, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { presentOwnUser, User } from '../accounts/users.graphql.js';
import { CorrectDateOfBirth } from './correct-date-of-birth.js';
import { FindGuardianships, type Age, type StoredGuardianship } from './find-guardianships.query.js';
import { CorrectDateOfBirthArguments, Guardianship, presentGuardianship } from './guardians.graphql.js';

const AGES = Symbol('ages');
const GUARDIANSHIPS = Symbol('guardianships');

/** What concerns somebody's age. */
@Resolver(() => User)
export class AgesResolver {
  constructor(
    private readonly find: FindGuardianships,
    private readonly correct: CorrectDateOfBirth,
  ) {}

  @ResolveField(() => String, { nullable: true, description: 'When the user was born, a day such as 2010-02-28; null where nobody has said so. Private.' })
  async dateOfBirth(@Parent() user: User, @Context() context: GraphqlContext): Promise<string | null> {
    return (await this.ageOf(user, context))?.dateOfBirth ?? null;
  }

  @ResolveField(() => GraphQLISODateTime, {
    nullable: true,
    description: "Until when the user needs a guardian's consent to book and to pay: past, or null, when nobody's is needed. Private.",
  })
  async consentNeededUntil(@Parent() user: User, @Context() context: GraphqlContext): Promise<Date | null> {
    return (await this.ageOf(user, context))?.consentNeededUntil ?? null;
  }

  @ResolveField(() => [Guardianship], { nullable: true, description: "The user's guardian, those before, and who is invited to be it, the newest first. Private." })
  async guardianships(@Parent() { id, visibility }: User, @Context() context: GraphqlContext): Promise<Guardianship[] | null> {
    if (visibility !== 'everything') return null;
    const found = await loaderOf<string, StoredGuardianship[]>(context, GUARDIANSHIPS, (ids) => this.find.ofWards(ids)).load(id);
    return (found ?? []).map(presentGuardianship);
  }

  @Roles('admin')
  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => User, {
    description: "Corrects somebody's date of birth: who may sign in may only say it once. For admins. Errors: STEP_UP_REQUIRED, ACCOUNT_NOT_FOUND, DATE_OF_BIRTH_IMPLAUSIBLE.",
  })
  async correctDateOfBirth(@Args() { userId, dateOfBirth }: CorrectDateOfBirthArguments, @Viewer() viewer: CurrentUser): Promise<User> {
    return presentOwnUser(await this.correct.run(viewer.userId, userId, dateOfBirth));
  }

  private async ageOf({ id, visibility }: User, context: GraphqlContext): Promise<Age | null> {
    if (visibility !== 'everything') return null;
    return loaderOf<string, Age>(context, AGES, (ids) => this.find.ages(ids)).load(id);
  }
}
