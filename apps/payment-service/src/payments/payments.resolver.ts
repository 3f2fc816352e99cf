import { Roles, Viewer, type CurrentUser } from '@edtech/auth';
import type { GraphqlContext } from '@edtech/graphql';
import { callerOf } from '@edtech/service-client';
import { Args, Context, Mutation, Query, Resolver, ResolveReference } from '@nestjs/graphql';
import { PayLesson } from './pay-lesson.js';
import { PaymentLoaders } from './payment-loaders.js';
import { GraphqlPayment, PaymentArguments, PayLessonInput, PayLessonResult, type CardDeclined, type PaymentAuthorized, type PaymentNeedsConsent } from './payments.graphql.js';
import { toMissingConsent, toPayLessonResult } from './to-graphql.js';

@Resolver(() => GraphqlPayment)
export class PaymentsResolver {
  constructor(
    private readonly payLesson: PayLesson,
    private readonly loaders: PaymentLoaders,
  ) {}

  @Query(() => GraphqlPayment, { name: 'payment', nullable: true, description: 'A payment; null when there is none that you may see.' })
  async payment(@Args() { id }: PaymentArguments, @Context() context: GraphqlContext): Promise<GraphqlPayment | null> {
    return this.loaders.byId(id, context);
  }

  @Roles('student')
  @Mutation(() => PayLessonResult, {
    name: 'payLesson',
    description: 'Pays for a lesson that is held for you: the card is authorised now and charged once the lesson has taken place.',
  })
  async pay(@Args('input', { description: 'Which lesson, with which card.' }) input: PayLessonInput, @Viewer() viewer: CurrentUser, @Context() context: GraphqlContext): Promise<PaymentAuthorized | CardDeclined | PaymentNeedsConsent> {
    const caller = { ...callerOf(context.req.headers), requestId: context.req.id };
    const outcome = await this.payLesson.run({ ...input, studentUserId: viewer.userId }, caller);
    return 'maximum' in outcome ? toMissingConsent(outcome) : toPayLessonResult(outcome);
  }

  @ResolveReference()
  async resolveReference({ id }: { id: string }, context: GraphqlContext): Promise<GraphqlPayment | null> {
    return this.loaders.byId(id, context);
  }
}
