import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Money } from '@edtech/graphql';

@ObjectType({ description: "What the platform's facts add up to for one user." })
export class UserMetrics {
  @Field(() => Int, { description: 'How many lessons took place with the user as tutor or student.' })
  lessonCount!: number;

  @Field(() => [Money], {
    description: 'What was taken from the user minus what was given back, for every currency that the user has paid in, that of most payments first.',
  })
  totalSpent!: Money[];

  @Field(() => Float, { nullable: true, description: 'Average of the visible reviews about the user, from 1 to 5; null without any.' })
  averageRating!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The average drawn towards the middle while there are few reviews, from 1 to 5: compares users fairly. Null without any review.',
  })
  bayesianRating!: number | null;
}
