import { IsText, IsTimeZone, WhenGiven } from '@edtech/graphql';
import { ArgsType, Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { DAY, IsDayOfCalendar } from '../input-rules/day.js';
import { IsEmailAddress } from '../input-rules/email-address.js';
import { IsLocale } from '../input-rules/locale.js';
import { IsPlainText } from '../input-rules/plain-text.js';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../passwords/password.rules.js';

/** Nobody becomes an admin by asking. */
export const SignUpRole = { STUDENT: 'student', TUTOR: 'tutor' } as const;
registerEnumType(SignUpRole, {
  name: 'SignUpRole',
  description: 'What one can sign up as.',
  valuesMap: { STUDENT: { description: 'To learn.' }, TUTOR: { description: 'To teach.' } },
});

@InputType({ description: 'A new account.' })
export class SignUpInput {
  @Field(() => String, { description: 'For signing in; one account per address, in whatever case it is written.' })
  @IsEmailAddress()
  email!: string;

  @Field(() => String, {
    description: `${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters; neither the e-mail address nor the name, nor one that everybody tries first.`,
  })
  @IsText({ minLength: PASSWORD_MIN_LENGTH, maxLength: PASSWORD_MAX_LENGTH, mayBeBlank: true })
  password!: string;

  @Field(() => String, { description: 'The given name, 1 to 100 characters.' })
  @IsPlainText({ maxLength: 100 })
  firstName!: string;

  @Field(() => String, { description: 'The family name, 1 to 100 characters.' })
  @IsPlainText({ maxLength: 100 })
  lastName!: string;

  @Field(() => SignUpRole, { description: 'Whether to learn or to teach.' })
  @IsIn(Object.values(SignUpRole))
  role!: (typeof SignUpRole)[keyof typeof SignUpRole];

  @Field(() => String, { defaultValue: 'en', description: 'The language to be addressed in, a BCP 47 tag such as de-AT.' })
  @IsLocale()
  locale: string = 'en';

  @Field(() => String, { defaultValue: 'UTC', description: 'Where the user lives, an IANA time zone such as Europe/Vienna.' })
  @IsTimeZone()
  timeZone: string = 'UTC';

  @Field(() => String, { nullable: true, description: `When the user was born: ${DAY}. Who is under age then needs a guardian's consent to book and pay.` })
  @IsOptional()
  @IsDayOfCalendar()
  dateOfBirth?: string | null;
}

@ObjectType({ description: 'A mail is on its way. It is the same whether or not the address has an account: only the mail says that.' })
export class SignUpStarted {
  @Field(() => String, { description: 'The address, as it was given.' })
  sentTo!: string;
}

@ArgsType()
export class VerifyEmailArguments {
  @Field(() => String, { description: 'From the link in the mail.' })
  @IsText({ maxLength: 100 })
  token!: string;

  @Field(() => String, { nullable: true, description: 'What to call this device in the list of sessions, up to 100 characters.' })
  @WhenGiven()
  @IsPlainText({ maxLength: 100 })
  deviceName?: string;
}
