import { IsText, JsonObject, WhenGiven } from '@edtech/graphql';
import { createUnionType, Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsObject } from 'class-validator';
import { User } from '../accounts/users.graphql.js';
import type { SecondFactor } from '../factors/second-factor.rules.js';
import { IsPlainText } from '../input-rules/plain-text.js';
import { PASSWORD_MAX_LENGTH } from '../passwords/password.rules.js';
import type { AuthenticationMethod } from './session.rules.js';

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

export const SecondFactorMethod = { TOTP: 'totp', RECOVERY_CODE: 'recovery_code', PASSKEY: 'passkey' } as const satisfies Record<
  Uppercase<SecondFactor>,
  SecondFactor
>;
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

  @Field(() => JsonObject, { nullable: true, description: 'What navigator.credentials.get takes, as JSON, when a passkey is among the methods.' })
  passkeyOptions!: Record<string, unknown> | null;
}

export const SignInOutcome = createUnionType({
  name: 'SignInOutcome',
  description: 'What became of a sign-in.',
  types: () => [SignedIn, SecondFactorRequired] as const,
  resolveType: (value: SignedIn | SecondFactorRequired) => ('challenge' in value ? SecondFactorRequired : SignedIn),
});

export const AuthenticationMethodEnum = { PASSWORD: 'pwd', ONE_TIME_CODE: 'otp', PASSKEY: 'webauthn', PROVIDER: 'oidc' } as const satisfies Record<
  string,
  AuthenticationMethod
>;
registerEnumType(AuthenticationMethodEnum, {
  name: 'AuthenticationMethod',
  description: 'How somebody shows who they are.',
  valuesMap: {
    PASSWORD: { description: 'The password.' },
    ONE_TIME_CODE: { description: 'A code of an authenticator app, or a recovery code.' },
    PASSKEY: { description: 'A passkey.' },
    PROVIDER: { description: 'A sign-in at an OpenID Connect provider.' },
  },
});

@ObjectType({ description: 'One device that is signed in.' })
export class UserSession {
  @Field(() => ID, { description: "The session's id, for revokeSession." })
  sessionId!: string;

  @Field(() => String, { nullable: true, description: 'What the client called the device.' })
  deviceName!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When the device signed in.' })
  createdAt!: Date;

  @Field(() => [AuthenticationMethodEnum], { description: 'How the user showed who they are, at the sign-in and since.' })
  methods!: AuthenticationMethod[];

  @Field(() => GraphQLISODateTime, { description: 'When the user last did so.' })
  authenticatedAt!: Date;

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

@InputType({ description: 'The second factor of a sign-in: exactly one of the three.' })
export class CompleteSignInInput {
  @Field(() => String, { description: 'What signIn gave.' })
  @IsText({ minLength: 1, maxLength: 100 })
  challenge!: string;

  @Field(() => String, { nullable: true, description: 'The code that the authenticator app shows.' })
  @WhenGiven()
  @IsText({ minLength: 1, maxLength: 20 })
  totpCode?: string;

  @Field(() => String, { nullable: true, description: 'One of the recovery codes, with or without dashes.' })
  @WhenGiven()
  @IsText({ minLength: 1, maxLength: 40 })
  recoveryCode?: string;

  @Field(() => JsonObject, { nullable: true, description: 'What navigator.credentials.get gave for passkeyOptions, as JSON.' })
  @WhenGiven()
  @IsObject()
  passkey?: Record<string, unknown>;
}

@InputType({ description: 'A passkey instead of address and password.' })
export class PasskeySignInInput {
  @Field(() => JsonObject, { description: 'What navigator.credentials.get gave for startPasskeySignIn, as JSON.' })
  @IsObject()
  response!: Record<string, unknown>;

  @Field(() => String, { nullable: true, description: 'What to call this device in the list of sessions, up to 100 characters.' })
  @WhenGiven()
  @IsPlainText({ maxLength: 100 })
  deviceName?: string;
}

@InputType({ description: 'Proof of who one is, once more: a passkey, or the password and a code where the account has a second factor.' })
export class StepUpInput {
  @Field(() => String, { nullable: true, description: 'The password.' })
  @WhenGiven()
  @IsText({ minLength: 1, maxLength: PASSWORD_MAX_LENGTH, mayBeBlank: true })
  password?: string;

  @Field(() => String, { nullable: true, description: 'The code that the authenticator app shows.' })
  @WhenGiven()
  @IsText({ minLength: 1, maxLength: 20 })
  totpCode?: string;

  @Field(() => String, { nullable: true, description: 'One of the recovery codes, with or without dashes.' })
  @WhenGiven()
  @IsText({ minLength: 1, maxLength: 40 })
  recoveryCode?: string;

  @Field(() => JsonObject, { nullable: true, description: 'What navigator.credentials.get gave for startPasskeyStepUp, as JSON.' })
  @WhenGiven()
  @IsObject()
  passkey?: Record<string, unknown>;
}

@ObjectType({ description: 'An access token of the same session that says that its user is really there.' })
export class SteppedUp {
  @Field(() => String, { description: 'Replaces the ones that the client has, which are refused within seconds (TOKEN_REVOKED). The refresh token stays good.' })
  accessToken!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the access token ends.' })
  accessTokenExpiresAt!: Date;
}
