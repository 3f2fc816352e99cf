import type { GraphqlContext } from '@edtech/graphql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PaymentLoaders } from './payment-loaders.js';
import { GraphqlPayment, Lesson } from './payments.graphql.js';

@Resolver(() => Lesson)
export class LessonPaymentResolver {
  constructor(private readonly loaders: PaymentLoaders) {}

  @ResolveField(() => GraphqlPayment, {
    name: 'payment',
    nullable: true,
    description: 'The payment for the lesson; null when there is none, or none that you may see.',
  })
  async payment(@Parent() lesson: Lesson, @Context() context: GraphqlContext): Promise<GraphqlPayment | null> {
    return this.loaders.byLesson(lesson.id, context);
  }
}
