import { IsText, WhenGiven } from '@edtech/graphql';
import { ArgsType, Field, GraphQLISODateTime, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { DAY, IsDayOfCalendar } from '../input-rules/day.js';
import { IsPlainText } from '../input-rules/plain-text.js';
import { SignUpRole } from '../sign-up/sign-up.graphql.js';

const URL_LENGTH = 4_096;

@ArgsType()
export class RedirectUrlArguments {
  @Field(() => String, { description: 'The page of the client that the provider sends its user back to: one that the platform is set up for.' })
  @IsText({ minLength: 1, maxLength: URL_LENGTH })
  redirectUrl!: string;
}

@ObjectType({ description: 'A visit to the sign-in provider that has begun.' })
export class ProviderSignInStarted {
  @Field(() => String, { description: 'Where the user goes.' })
  authorizationUrl!: string;

  @Field(() => String, { description: 'The client keeps it, out of any URL, and sends it along with what the provider answers.' })
  handle!: string;

  @Field(() => GraphQLISODateTime, { description: 'Until when the user has to be back.' })
  expiresAt!: Date;
}

@InputType({ description: 'What the provider has answered.' })
export class ProviderAnswerInput {
  @Field(() => String, { description: 'What was given when the visit began.' })
  @IsText({ minLength: 1, maxLength: URL_LENGTH })
  handle!: string;

  @Field(() => String, { description: 'The whole URL that the provider has sent the user back to.' })
  @IsText({ minLength: 1, maxLength: URL_LENGTH })
  callbackUrl!: string;
}

@InputType({ description: 'What the provider has answered, and what to do with it.' })
export class ProviderSignInInput extends ProviderAnswerInput {
  @Field(() => SignUpRole, { defaultValue: SignUpRole.STUDENT, description: 'What whoever has no account yet wants to be.' })
  @IsIn(Object.values(SignUpRole))
  role: (typeof SignUpRole)[keyof typeof SignUpRole] = SignUpRole.STUDENT;

  @Field(() => String, { nullable: true, description: 'What to call this device in the list of sessions, up to 100 characters.' })
  @WhenGiven()
  @IsPlainText({ maxLength: 100 })
  deviceName?: string;

  @Field(() => String, { nullable: true, description: `When whoever has no account yet was born: ${DAY}.` })
  @IsOptional()
  @IsDayOfCalendar()
  dateOfBirth?: string | null;
}
