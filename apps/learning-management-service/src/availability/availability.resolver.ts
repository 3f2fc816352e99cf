import { Roles, Viewer, type CurrentUser } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Tutor } from '../tutors/tutors.graphql.js';
import { AvailabilityRule, FreeSlotsArguments, SetWeeklyAvailabilityInput, Slot } from './availability.graphql.js';
import { FindAvailability, type StoredRule } from './find-availability.query.js';
import { FindFreeSlots } from './find-free-slots.js';
import { SetWeeklyAvailability } from './set-weekly-availability.js';

const BY_TUTOR = Symbol('availability by tutor');

@Resolver(() => Tutor)
export class AvailabilityResolver {
  constructor(
    private readonly set: SetWeeklyAvailability,
    private readonly findFreeSlots: FindFreeSlots,
    private readonly find: FindAvailability,
  ) {}

  @Query(() => [Slot], { description: 'When a lesson of a tutor can be booked. Clocks that go forward or back are taken into account.' })
  freeSlots(@Args() wanted: FreeSlotsArguments): Promise<Slot[]> {
    return this.findFreeSlots.run(wanted);
  }

  @Mutation(() => [AvailabilityRule], { description: 'Says when the viewer teaches, week after week. It replaces what was set before; booked lessons stay. For tutors.' })
  @Roles('tutor')
  setWeeklyAvailability(@Args('input', { description: 'The new hours.' }) { timeZone, rules }: SetWeeklyAvailabilityInput, @Viewer() viewer: CurrentUser): Promise<StoredRule[]> {
    return this.set.run(viewer.userId, rules.map(({ dayOfWeek, startTime, endTime }) => ({ dayOfWeek, startTime, endTime, timeZone })));
  }

  @ResolveField(() => [AvailabilityRule], { nullable: true, description: 'When the tutor teaches, week after week.' })
  availability(@Parent() { id }: Tutor, @Context() context: GraphqlContext): Promise<StoredRule[] | null> {
    return loaderOf<string, StoredRule[]>(context, BY_TUTOR, (tutorIds) => this.find.ofTutors(tutorIds)).load(id);
  }
}
