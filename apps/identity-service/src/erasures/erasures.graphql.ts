import { ConnectionArguments, connectionOf, IsText } from '@edtech/graphql';
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean } from 'class-validator';
import { IsEmailAddress } from '../input-rules/email-address.js';
import { erasingServices, type ErasingService, type ErasureWithParts } from './erasure.rules.js';

const ErasingServiceEnum = Object.fromEntries(erasingServices.map((service) => [service.toUpperCase(), service])) as Record<Uppercase<ErasingService>, ErasingService>;
registerEnumType(ErasingServiceEnum, {
  name: 'ErasingService',
  description: 'A part of the platform that holds data of people.',
  valuesMap: {
    IDENTITY: { description: 'The account, its profile, and how its person signed in. The last to be done.' },
    LEARNING: { description: 'Profiles of tutors and students, and what they looked for.' },
    PAYMENT: { description: 'Payments and invoices: the books keep ids and amounts.' },
    COMMUNICATION: { description: 'Messages and notifications.' },
    AI: { description: 'Questions to the assistant, recommendations and learning paths.' },
    ANALYTICS: { description: 'What was written in reviews, and figures about the person.' },
  },
});

@InputType({ description: 'The address of the own account, typed once more: so that nobody is erased by mistake.' })
export class RequestErasureInput {
  @Field(() => String, { description: 'The address that the own account signs in with.' })
  @IsEmailAddress()
  email!: string;
}

@ArgsType()
export class ErasureReferenceArguments {
  @Field(() => String, { description: 'As requestErasure has given it.' })
  @IsText({ minLength: 1, maxLength: 100 })
  reference!: string;
}

@ArgsType()
export class ErasuresArguments extends ConnectionArguments {
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that are not done.' })
  @IsBoolean()
  openOnly!: boolean;
}

@ObjectType({ description: 'What one part of the platform has done of an erasure.' })
export class ErasurePart {
  @Field(() => ErasingServiceEnum, { description: 'Which part.' })
  service!: ErasingService;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it held nothing of the person any more; null while it is waited for.' })
  completedAt!: Date | null;
}

@ObjectType({ description: "How far the erasure of a person's data has come." })
export class Erasure {
  @Field(() => ID, { description: 'Whose data: the id of an account that is closed.' })
  userId!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When an admin had it begun again; null when nobody had to.' })
  restartedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When nothing of the person was left; null while some parts are waited for.' })
  completedAt!: Date | null;

  @Field(() => [ErasurePart], { description: 'Each part of the platform.' })
  parts!: ErasurePart[];
}

@ObjectType({ description: 'The account is closed, and what the platform holds of its person is being erased.' })
export class ErasureRequested {
  @Field(() => String, { description: 'By it, and without an account, the query erasure tells how far it is. Given this once.' })
  reference!: string;

  @Field(() => Erasure, { description: 'How far it is.' })
  erasure!: Erasure;
}

export const ErasureConnection = connectionOf(Erasure);

export function presentErasure({ userId, requestedAt, restartedAt, completedAt, parts }: ErasureWithParts): Erasure {
  return { userId, requestedAt, restartedAt, completedAt, parts: parts.map(({ service, completedAt: at }) => ({ service, completedAt: at })) };
}
