import { Roles, Viewer, viewerOf, type CurrentUser } from '@edtech/auth';
import { IdArguments, Money, toConnection, type Connection, type GraphqlContext } from '@edtech/graphql';
import { Args, Context, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { TutorIdArguments } from '../inputs/id.arguments.js';
import { User } from '../users/user.graphql.js';
import { FindTutors, type StoredTutor } from './find-tutors.query.js';
import { searchPosition } from './search-position.js';
import { TutorLoaders } from './tutor-loaders.js';
import { tutorNotFound } from './tutors.errors.js';
import { Tutor, TutorConnection, TutorRating } from './tutors.graphql.js';
import { SearchTutorsArguments, UpdateTutorProfileInput } from './tutors.inputs.js';
import { UpdateTutorProfile } from './update-tutor-profile.js';
import { VerifyTutor } from './verify-tutor.js';

@Resolver(() => Tutor)
export class TutorsResolver {
  constructor(
    private readonly find: FindTutors,
    private readonly loaders: TutorLoaders,
    private readonly updateProfile: UpdateTutorProfile,
    private readonly verify: VerifyTutor,
  ) {}

  @Query(() => TutorConnection, { description: 'Verified tutors, the best rated first.' })
  async searchTutors(@Args() { filter, first, after }: SearchTutorsArguments): Promise<Connection<StoredTutor>> {
    const rows = await this.find.search(filter ?? {}, first + 1, searchPosition(after));
    return toConnection(rows, { first }, ({ searchRank, id }) => [searchRank, id]);
  }

  @Query(() => Tutor, { nullable: true, description: 'A tutor by id. TUTOR_NOT_FOUND when there is none.' })
  async tutor(@Args() { id }: IdArguments, @Context() context: GraphqlContext): Promise<StoredTutor> {
    const tutor = await this.loaders.byId(context, id);
    if (!tutor) throw tutorNotFound({ tutorId: id });
    return tutor;
  }

  @Mutation(() => Tutor, { description: "Changes the viewer's own tutor profile. For tutors." })
  @Roles('tutor')
  updateTutorProfile(@Args('input', { description: 'What to change.' }) input: UpdateTutorProfileInput, @Viewer() viewer: CurrentUser): Promise<StoredTutor> {
    const { subjects, languages, hourlyRate } = input;
    const rate = hourlyRate && { hourlyRateMinor: BigInt(hourlyRate.amountMinor), currency: hourlyRate.currency };
    const noRate = hourlyRate === null && { hourlyRateMinor: null, currency: null };
    return this.updateProfile.run(viewer.userId, { subjects, languages, ...rate, ...noRate });
  }

  @Mutation(() => Tutor, { description: 'Lets a tutor be found and booked. For admins; who did it and when is written down.' })
  @Roles('admin')
  verifyTutor(@Args() { tutorId }: TutorIdArguments, @Viewer() viewer: CurrentUser): Promise<StoredTutor> {
    return this.verify.run(tutorId, viewer.userId);
  }

  @ResolveReference()
  resolveReference({ id }: { id: string }, context: GraphqlContext): Promise<StoredTutor | null> | null {
    return viewerOf(context) && this.loaders.byId(context, id);
  }

  @ResolveField(() => User, { nullable: true, description: 'The account of the tutor.' })
  user(@Parent() { userId }: StoredTutor): User {
    return { id: userId };
  }

  @ResolveField(() => Money, { nullable: true, description: 'What an hour costs; null as long as the tutor has not named a price.' })
  hourlyRate(@Parent() { hourlyRateMinor, currency }: StoredTutor): Money | null {
    return hourlyRateMinor === null || currency === null ? null : { amountMinor: Number(hourlyRateMinor), currency };
  }

  @ResolveField(() => TutorRating, { nullable: true, description: 'What the reviews add up to.' })
  rating(@Parent() { ratingAverage, reviewCount }: StoredTutor): TutorRating {
    return { average: ratingAverage, count: reviewCount };
  }
}
