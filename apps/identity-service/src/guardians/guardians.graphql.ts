import { IsText, Money, MoneyInput } from '@edtech/graphql';
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayNotEmpty, IsIn, IsOptional, IsUUID } from 'class-validator';
import { z } from 'zod';
import type { ConsentKind } from '../consent/consent.rules.js';
import { IsEmailAddress } from '../input-rules/email-address.js';
import { DAY, IsDayOfCalendar } from '../input-rules/day.js';
import { MatchesSchema } from '../input-rules/matches-schema.js';
import type { StoredGuardianship } from './find-guardianships.query.js';
import type { GuardianshipEnd, GuardianshipStatus } from './guardianship.rules.js';

export const GuardianshipStatusEnum = { INVITED: 'invited', DECLINED: 'declined', WITHDRAWN: 'withdrawn', ACTIVE: 'active', ENDED: 'ended' } as const satisfies Record<
  Uppercase<GuardianshipStatus>,
  GuardianshipStatus
>;
registerEnumType(GuardianshipStatusEnum, {
  name: 'GuardianshipStatus',
  description: 'Where a guardianship is in its life.',
  valuesMap: {
    INVITED: { description: 'A mail asks somebody to be the guardian.' },
    DECLINED: { description: 'They do not want to.' },
    WITHDRAWN: { description: 'The ward has taken the invitation back, or found somebody else.' },
    ACTIVE: { description: 'They are the guardian.' },
    ENDED: { description: 'They were.' },
  },
});

export const GuardianshipEndEnum = { WARD: 'ward', GUARDIAN: 'guardian', ADMIN: 'admin', ACCOUNT_CLOSED: 'account_closed' } as const satisfies Record<
  Uppercase<GuardianshipEnd>,
  GuardianshipEnd
>;
registerEnumType(GuardianshipEndEnum, {
  name: 'GuardianshipEnd',
  description: 'Who or what ended a guardianship.',
  valuesMap: {
    WARD: { description: 'Who is under age.' },
    GUARDIAN: { description: 'The guardian.' },
    ADMIN: { description: 'An admin.' },
    ACCOUNT_CLOSED: { description: 'The account of one of the two was closed.' },
  },
});

export const ConsentKindEnum = { BOOKING: 'booking', PAYMENT: 'payment' } as const satisfies Record<Uppercase<ConsentKind>, ConsentKind>;
registerEnumType(ConsentKindEnum, {
  name: 'ConsentKind',
  description: "What somebody under age needs a guardian's consent for.",
  valuesMap: { BOOKING: { description: 'Booking lessons.' }, PAYMENT: { description: 'Paying for lessons.' } },
});

@ObjectType({ description: 'What a guardian has consented to.' })
export class GuardianConsent {
  @Field(() => [ConsentKindEnum], { description: 'What for.' })
  kinds!: ConsentKind[];

  @Field(() => Money, { nullable: true, description: 'It goes no further than lessons of this price, in this currency; null: any price.' })
  maximumPerLesson!: Money | null;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  givenAt!: Date;
}

@ObjectType({ description: 'Who looks after somebody under age, from the invitation on. Both sides and admins see it.' })
export class Guardianship {
  @Field(() => ID, { description: 'For endGuardianship.' })
  id!: string;

  @Field(() => GuardianshipStatusEnum, { description: 'Where it is in its life.' })
  status!: GuardianshipStatus;

  @Field(() => String, { nullable: true, description: 'Where the invitation went; null once it was accepted.' })
  invitedEmail!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When the guardian was invited.' })
  invitedAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'Until when the invitation can be answered.' })
  expiresAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Since when there is a guardian; null: it was not accepted.' })
  acceptedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended; null: it has not.' })
  endedAt!: Date | null;

  @Field(() => GuardianshipEndEnum, { nullable: true, description: 'Who or what ended it; null: it has not ended.' })
  endedBy!: GuardianshipEnd | null;

  @Field(() => GuardianConsent, { nullable: true, description: 'What the guardian has consented to; null: nothing.' })
  consent!: GuardianConsent | null;

  /** Not in the schema: for who the two are. */
  wardId!: string;
  guardianId!: string | null;
}

@ObjectType({ description: 'Somebody under age asks for a guardian.' })
export class GuardianInvitation {
  @Field(() => GraphQLISODateTime, { description: 'When the mail was asked for.' })
  invitedAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'Until when it can be answered.' })
  expiresAt!: Date;

  /** Not in the schema: for who asks. */
  wardId!: string;
}

@InputType({ description: 'Whom to ask to be the guardian.' })
export class InviteGuardianInput {
  @Field(() => String, { description: 'Where the mail goes.' })
  @IsEmailAddress()
  email!: string;
}

/** As much as any lesson may cost. */
const maximumPrice = z.object({ amountMinor: z.int().min(0).max(100_000_000), currency: z.string().regex(/^[A-Z]{3}$/) });

@InputType({ description: 'What a guardian consents to, in the place of all before.' })
export class GiveConsentInput {
  @Field(() => [ConsentKindEnum], { description: 'What for: at least one.' })
  @ArrayNotEmpty()
  @IsIn(Object.values(ConsentKindEnum), { each: true })
  kinds!: ConsentKind[];

  @Field(() => MoneyInput, { nullable: true, description: 'The highest price of a lesson; any when left out. Lessons in other currencies are beyond it.' })
  @IsOptional()
  @MatchesSchema(maximumPrice)
  maximumPerLesson?: MoneyInput | null;
}

@ArgsType()
export class InvitationArguments {
  @Field(() => String, { description: 'From the link in the mail.' })
  @IsText({ minLength: 1, maxLength: 100 })
  token!: string;
}

@ArgsType()
export class CorrectDateOfBirthArguments {
  @Field(() => ID, { description: 'Whose.' })
  @IsUUID()
  userId!: string;

  @Field(() => String, { description: `When they were born: ${DAY}.` })
  @IsDayOfCalendar()
  dateOfBirth!: string;
}

export function presentGuardianship({ kinds, maximumMinor, maximumCurrency, consentedAt, ...rest }: StoredGuardianship): Guardianship {
  const maximumPerLesson = maximumMinor === null || maximumCurrency === null ? null : { amountMinor: Number(maximumMinor), currency: maximumCurrency };
  const { id, status, invitedEmail, invitedAt, expiresAt, acceptedAt, endedAt, endedBy, wardId, guardianId } = rest;
  const consent = consentedAt && { kinds, maximumPerLesson, givenAt: consentedAt };
  return { id, status, invitedEmail, invitedAt, expiresAt, acceptedAt, endedAt, endedBy, wardId, guardianId, consent };
}
