import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Public, RecentlyAuthenticated, Roles, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { toConnection, type Connection } from '@edtech/graphql';
import {
  Erasure,
  ErasureConnection,
  ErasureReferenceArguments,
  ErasureRequested,
  ErasuresArguments,
  presentErasure,
  RequestErasureInput,
} from './erasures.graphql.js';
import { FindErasures } from './find-erasures.query.js';
import { RequestErasure } from './request-erasure.js';
import { RestartErasure } from './restart-erasure.js';

@Resolver()
export class ErasuresResolver {
  constructor(
    private readonly requestErasure: RequestErasure,
    private readonly restartErasure: RestartErasure,
    private readonly findErasures: FindErasures,
  ) {}

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => ErasureRequested, {
    name: 'requestErasure',
    description:
      'Closes the own account for good and erases what the platform holds of its person. Lessons that are still to come are called off, books keep ids and amounts. ' +
      'There is no way back. Errors: STEP_UP_REQUIRED, ERASURE_NOT_CONFIRMED, ERASURE_REFUSED, ACCOUNT_NOT_ACTIVE.',
  })
  async request(
    @Args('input', { description: 'The confirmation.' }) { email }: RequestErasureInput,
    @Viewer() { userId }: CurrentUser,
  ): Promise<ErasureRequested> {
    const { reference, erasure } = await this.requestErasure.run(userId, email);
    return { reference, erasure: presentErasure(await this.findErasures.withParts(erasure)) };
  }

  @Public()
  @Query(() => Erasure, { nullable: true, description: 'How far an erasure is, for whoever has its reference; null for anything else.' })
  async erasure(@Args() { reference }: ErasureReferenceArguments): Promise<Erasure | null> {
    const erasure = await this.findErasures.byReference(reference);
    return erasure && presentErasure(erasure);
  }

  @Roles('admin')
  @Query(() => ErasureConnection, { description: 'All erasures, those asked for or restarted last first. For admins.' })
  async erasures(@Args() { openOnly, ...page }: ErasuresArguments): Promise<Connection<Erasure>> {
    const found = await this.findErasures.page(page, openOnly);
    const ids = new Map(found.map(({ userId, erasureId }) => [userId, erasureId]));
    return toConnection(found.map(presentErasure), page, ({ userId }) => [ids.get(userId) ?? '']);
  }

  @Roles('admin')
  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Erasure, {
    name: 'restartErasure',
    description:
      'Asks all parts of the platform once more to erase a person: one whose erasure does not get on, or of whom something has come since it was done. For admins. ' +
      'Errors: STEP_UP_REQUIRED, ERASURE_NOT_FOUND.',
  })
  async restart(@Args('userId', { type: () => ID, description: 'Whose erasure.' }) userId: string, @Viewer() viewer: CurrentUser): Promise<Erasure> {
    return presentErasure(await this.findErasures.withParts(await this.restartErasure.run(viewer.userId, userId)));
  }
}
