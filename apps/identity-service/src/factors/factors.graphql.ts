import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What an authenticator app needs. Shown once.' })
export class TotpEnrolment {
  @Field(() => String, { description: 'The secret in base32, for typing it into the app.' })
  secret!: string;

  @Field(() => String, { description: 'An otpauth URI with the same secret, to be shown as a QR code.' })
  uri!: string;
}

@ObjectType({ description: 'Codes to be written down: each completes one sign-in when the other factor is lost. Shown once.' })
export class RecoveryCodes {
  @Field(() => [String], { description: 'The codes; empty when the account has some already, which stay as they are.' })
  codes!: string[];
}

@ObjectType({ description: 'A device or security key that one signs in with.' })
export class Passkey {
  @Field(() => ID, { description: 'For removePasskey.' })
  id!: string;

  @Field(() => String, { description: 'What the user calls it.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it survives the loss of the device, because a vendor keeps a copy.' })
  backedUp!: boolean;

  @Field(() => GraphQLISODateTime, { description: 'When it was registered.' })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was last used; null: never.' })
  lastUsedAt!: Date | null;
}

@ObjectType({ description: 'What the own account asks for besides the password.' })
export class SecondFactors {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Since when there is an authenticator app; null: there is none.' })
  totpSince!: Date | null;

  @Field(() => Int, { description: 'How many recovery codes have not been used.' })
  recoveryCodesLeft!: number;

  @Field(() => [Passkey], { description: 'The passkeys, the newest first.' })
  passkeys!: Passkey[];
}
