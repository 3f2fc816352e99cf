import { createUnionType, Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Content } from '../content/content.graphql.js';
import { Course } from '../entities/course.graphql.js';
import { Tutor } from '../entities/tutor.graphql.js';
import type { TargetType } from './signals.rules.js';

export const RecommendationTargetTypeEnum = { TUTOR: 'tutor', COURSE: 'course', CONTENT: 'content' } as const satisfies Record<
  Uppercase<TargetType>,
  TargetType
>;
registerEnumType(RecommendationTargetTypeEnum, {
  name: 'RecommendationTargetType',
  description: 'What is recommended.',
  valuesMap: {
    TUTOR: { description: 'A verified tutor.' },
    COURSE: { description: 'A published course of a verified tutor.' },
    CONTENT: { description: 'A piece of learning content.' },
  },
});

/** A target with the name of its type, by which the union tells them apart. */
export type RecommendationTargetValue = ({ readonly typeName: 'Tutor' } & Tutor) | ({ readonly typeName: 'Course' } & Course) | ({ readonly typeName: 'Content' } & Content);

export const RecommendationTarget = createUnionType({
  name: 'RecommendationTarget',
  description: 'What can be recommended.',
  types: () => [Tutor, Course, Content] as const,
  resolveType: ({ typeName }: RecommendationTargetValue) => typeName,
});

@ObjectType({ description: 'Something that suits a learner.' })
export class Recommendation {
  @Field(() => ID, { description: 'The id of the recommendation, which stays while its target is recommended.' })
  id!: string;

  @Field(() => RecommendationTargetTypeEnum, { description: 'What is recommended.' })
  targetType!: TargetType;

  @Field(() => RecommendationTarget, { nullable: true, description: 'The tutor, course or content itself.' })
  target!: RecommendationTargetValue | null;

  @Field(() => Float, { description: 'How well it suits, from 0 to 1.' })
  score!: number;

  @Field(() => String, { description: 'Which signals speak for it, for people.' })
  reason!: string;
}
