import { Directive, Field, ObjectType } from '@nestjs/graphql';

/** What the operator's fields of one service hang on. Field resolvers of several folders add to it. */
@ObjectType({ description: "How a service's events are doing, for the platform's operators. Read it through `<service>Events`." })
@Directive('@shareable')
export class ServiceEvents {
  @Field(() => String, { description: 'Whose: identity, learning, payment, communication, ai or analytics.' })
  service!: string;
}

/** What the operator's actions on one service hang on. */
@ObjectType({
  description: "What the platform's operators can do about a service's events. Each action takes a reason, and is recorded with it and with who did it.",
})
@Directive('@shareable')
export class ServiceEventActions {
  @Field(() => String, { description: 'Whose: identity, learning, payment, communication, ai or analytics.' })
  service!: string;
}
