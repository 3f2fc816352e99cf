import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Scope } from '@edtech/auth';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsPlainText } from '../input-rules/plain-text.js';
import { isGood, serviceAccountScopes, type ServiceAccountScope, type ServiceAccountStatus } from './service-account.rules.js';
import type { FoundServiceAccount } from './find-service-accounts.query.js';

export const ServiceAccountScopeEnum = { EVENTS_READ: 'events:read', EVENTS_OPERATE: 'events:operate' } as const satisfies Record<string, Scope & ServiceAccountScope>;
registerEnumType(ServiceAccountScopeEnum, {
  name: 'ServiceAccountScope',
  description: 'What a service account may do. Anything else is closed to it as to somebody who is not signed in.',
  valuesMap: {
    EVENTS_READ: { description: '`events:read` in tokens: reads the `<service>Events` queries, such as lag, parked events with their content, operations and drift.' },
    EVENTS_OPERATE: { description: '`events:operate` in tokens: uses the `<service>Events` mutations, such as replay, drop, rebuild and repair. To repair, and to see what it operates, it needs EVENTS_READ as well.' },
  },
});

export const ServiceAccountStatusEnum = { ACTIVE: 'active', SUSPENDED: 'suspended' } as const satisfies Record<Uppercase<ServiceAccountStatus>, ServiceAccountStatus>;
registerEnumType(ServiceAccountStatusEnum, {
  name: 'ServiceAccountStatus',
  description: 'Whether a service account can be used.',
  valuesMap: {
    ACTIVE: { description: 'Its secrets are exchanged for tokens.' },
    SUSPENDED: { description: 'Its secrets and tokens are refused until it is reactivated.' },
  },
});

@ObjectType({ description: 'A secret of a service account, without the secret itself, which nobody can read again.' })
export class ServiceAccountSecret {
  @Field(() => ID, { description: 'For revokeServiceAccountSecret.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The user id of the admin who made it; null once that account is gone.' })
  createdBy!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it ends by itself, and its tokens with it.' })
  expiresAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was last exchanged for a token; null: never. One that is not used any more can be revoked without an outage.' })
  lastUsedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was revoked; null: it was not.' })
  revokedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether it is neither revoked nor expired. Of one account two can be so at once.' })
  isGood!: boolean;
}

@ObjectType({ description: 'An account of a program, which asks as itself and not as a person. Its id is the client id of `POST /oauth/token`.' })
export class ServiceAccount {
  @Field(() => ID, { description: 'The client id; also what records of operations name as the actor.' })
  id!: string;

  @Field(() => String, { description: 'What admins call it; no other has the same.' })
  name!: string;

  @Field(() => String, { description: 'What it is for.' })
  description!: string;

  @Field(() => [ServiceAccountScopeEnum], { description: 'What it may do. It stays as it was made.' })
  scopes!: readonly ServiceAccountScope[];

  @Field(() => ServiceAccountStatusEnum, { description: 'Whether it can be used.' })
  status!: ServiceAccountStatus;

  @Field(() => ID, { nullable: true, description: 'The user id of the admin who made it; null once that account is gone.' })
  createdBy!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => [ServiceAccountSecret], { description: 'Its secrets, the newest first, with those that are not good any more.' })
  secrets!: ServiceAccountSecret[];
}

@ObjectType({ description: 'What a program needs in order to ask as a service account. The secret is shown this once.' })
export class ServiceAccountCredentials {
  @Field(() => ServiceAccount, { description: 'The account.' })
  account!: ServiceAccount;

  @Field(() => ID, { description: 'The id of the secret, for revoking it.' })
  secretId!: string;

  @Field(() => ID, { description: 'The `client_id` of `POST /oauth/token`.' })
  clientId!: string;

  @Field(() => String, { description: 'The `client_secret`. It is stored nowhere: keep it now, or make another one.' })
  clientSecret!: string;
}

const LONGEST_DAYS = 365;
export const USUAL_DAYS = 90;

/** How long a secret lives. */
export function IsSecretLife(): PropertyDecorator {
  return (target, property) => [IsInt(), Min(1), Max(LONGEST_DAYS)].forEach((rule) => rule(target, property));
}

@InputType({ description: 'A service account to be made.' })
export class CreateServiceAccountInput {
  @Field(() => String, { description: 'What admins call it, in at most 100 characters.' })
  @IsPlainText({ maxLength: 100 })
  name!: string;

  @Field(() => String, { defaultValue: '', description: 'What it is for, in at most 500 characters.' })
  @IsPlainText({ maxLength: 500, mayBeBlank: true, multiline: true })
  description!: string;

  @Field(() => [ServiceAccountScopeEnum], { description: 'What it may do, at least one thing. It cannot be changed: another need is another account.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(serviceAccountScopes.length)
  @ArrayUnique()
  @IsIn(serviceAccountScopes, { each: true })
  scopes!: ServiceAccountScope[];

  @Field(() => Int, { defaultValue: USUAL_DAYS, description: `After how many days its first secret ends: 1 to ${LONGEST_DAYS}.` })
  @IsSecretLife()
  secretExpiresInDays!: number;
}

/** As admins see it. */
export function presentServiceAccount({ account, secrets }: FoundServiceAccount, now: Date): ServiceAccount {
  return {
    ...account,
    secrets: secrets.map((secret) => {
      const { id, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt } = secret;
      return { id, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt, isGood: isGood(secret, now) };
    }),
  };
}
