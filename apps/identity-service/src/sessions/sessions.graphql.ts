import { IsText, WhenGiven } from '@edtech/graphql';
import { createUnionType, Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { User } from '../accounts/users.graphql.js';
import { IsPlainText } from '../input-rules/plain-text.js';
import { PASSWORD_MAX_LENGTH } from '../passwords/password.rules.js';

@ObjectType({ description: 'What a client needs to act as a user and to stay signed in.' })
export class SignedIn {
  @Field(() => String, { description: 'Goes with every request: `authorization: Bearer <token>`.' })
  accessToken!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the access token ends, ten minutes after it was made.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, { description: 'Exchange it with refreshSession for the next pair of tokens. It works once: keep the new one.' })
  refreshToken!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the session ends unless it is refreshed before.' })
  refreshTokenExpiresAt!: Date;

  @Field(() => ID, { description: 'The session of this device.' })
  sessionId!: string;

  @Field(() => User, { description: 'Who is signed in.' })
  user!: User;
}

export const SecondFactorMethod = { TOTP: 'totp', RECOVERY_CODE: 'recovery_code', PASSKEY: 'passkey' } as const;
export type SecondFactor = (typeof SecondFactorMethod)[keyof typeof SecondFactorMethod];
registerEnumType(SecondFactorMethod, {
  name: 'SecondFactorMethod',
  description: 'What one can show besides the password.',
  valuesMap: {
    TOTP: { description: 'The code that an authenticator app shows at the moment.' },
    RECOVERY_CODE: { description: 'One of the codes that were written down for the day the other factor is lost.' },
    PASSKEY: { description: 'A passkey: the device or a security key.' },
  },
});

@ObjectType({ description: 'The password was right, and the account asks for a second factor too: nobody is signed in yet.' })
export class SecondFactorRequired {
  @Field(() => String, { description: 'Goes back with the second factor, to completeSignIn.' })
  challenge!: string;

  @Field(() => [SecondFactorMethod], { description: 'What can be shown; at least one.' })
  methods!: SecondFactor[];

  @Field(() => GraphQLISODateTime, { description: 'When the challenge ends: then one begins again with signIn.' })
  expiresAt!: Date;
}

export const SignInOutcome = createUnionType({
  name: 'SignInOutcome',
  description: 'What became of a sign-in.',
  types: () => [SignedIn, SecondFactorRequired] as const,
  resolveType: (value: SignedIn | SecondFactorRequired) => ('challenge' in value ? SecondFactorRequired : SignedIn),
});

@ObjectType({ description: 'One device that is signed in.' })
export class UserSession {
  @Field(() => ID, { description: "The session's id, for revokeSession." })
  sessionId!: string;

  @Field(() => String, { nullable: true, description: 'What the client called the device.' })
  deviceName!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When the device signed in.' })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it last refreshed its tokens.' })
  lastSeenAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When the session ends unless it is refreshed before.' })
  expiresAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the session that asks.' })
  current!: boolean;
}

@InputType({ description: 'Proof of who one is.' })
export class SignInInput {
  @Field(() => String, { description: 'The address of the account, in any case.' })
  @IsText({ minLength: 1, maxLength: 254, mayBeBlank: true })
  email!: string;

  @Field(() => String, { description: 'The password.' })
  @IsText({ minLength: 1, maxLength: PASSWORD_MAX_LENGTH, mayBeBlank: true })
  password!: string;

  @Field(() => String, { nullable: true, description: 'What to call this device in the list of sessions, up to 100 characters.' })
  @WhenGiven()
  @IsPlainText({ maxLength: 100 })
  deviceName?: string;
}
