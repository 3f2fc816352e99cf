import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { StepStatus } from './path-progress.rules.js';

export const LearningPathStepStatusEnum = { COMPLETED: 'completed', AVAILABLE: 'available', LOCKED: 'locked' } as const satisfies Record<
  Uppercase<StepStatus>,
  StepStatus
>;
registerEnumType(LearningPathStepStatusEnum, {
  name: 'LearningPathStepStatus',
  description: 'How far a step is.',
  valuesMap: {
    COMPLETED: { description: 'A lesson counts for it.' },
    AVAILABLE: { description: 'It may be worked on: what it requires is mastered.' },
    LOCKED: { description: 'Something that it requires is not mastered yet.' },
  },
});

@ObjectType({ description: 'One step of a learning path.' })
export class LearningPathStep {
  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => LearningPathStepStatusEnum, { description: 'How far it is.' })
  status!: StepStatus;

  @Field(() => [String], { description: 'The titles of the steps that have to be mastered before.' })
  prerequisiteTitles!: string[];
}

@ObjectType({ description: "A student's way through a subject. Every completed lesson of the subject completes its next step." })
export class LearningPath {
  @Field(() => ID, { description: 'The id of the path.' })
  id!: string;

  @Field(() => String, { description: 'The subject, as a slug of the taxonomy.' })
  subject!: string;

  @Field(() => Float, { description: 'Completed steps out of all, from 0 to 1.' })
  progress!: number;

  @Field(() => [LearningPathStep], { description: 'The way, first step first.' })
  steps!: LearningPathStep[];
}
