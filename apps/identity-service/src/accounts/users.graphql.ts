import { Directive, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Account, UserRole, UserStatus } from './account.rules.js';
import type { UserVisibility } from './user-visibility.rules.js';

export const UserRoleEnum = { STUDENT: 'student', TUTOR: 'tutor', ADMIN: 'admin' } as const satisfies Record<Uppercase<UserRole>, UserRole>;
registerEnumType(UserRoleEnum, {
  name: 'UserRole',
  description: 'What an account may do.',
  valuesMap: {
    STUDENT: { description: 'Books lessons and learns.' },
    TUTOR: { description: 'Gives lessons.' },
    ADMIN: { description: 'Runs the platform.' },
  },
});

export const UserStatusEnum = { ACTIVE: 'active', SUSPENDED: 'suspended', DELETED: 'deleted' } as const satisfies Record<
  Uppercase<UserStatus>,
  UserStatus
>;
registerEnumType(UserStatusEnum, {
  name: 'UserStatus',
  description: 'Whether an account can be used.',
  valuesMap: {
    ACTIVE: { description: 'It can be used.' },
    SUSPENDED: { description: 'It cannot be used until an admin lifts the suspension.' },
    DELETED: { description: 'It is closed for good.' },
  },
});

@ObjectType('User', {
  description: 'A person with an account. The names and the role are for everyone who is signed in; what is private is null for all but the user and admins.',
})
@Directive('@key(fields: "id")')
export class User {
  @Field(() => ID, { description: 'The same in every service.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The address used for signing in. Private.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'The given name.' })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'The family name.' })
  lastName!: string | null;

  @Field(() => UserRoleEnum, { nullable: true, description: 'What the account may do.' })
  role!: UserRole | null;

  @Field(() => UserStatusEnum, { nullable: true, description: 'Whether the account can be used. Private.' })
  status!: UserStatus | null;

  @Field(() => String, { nullable: true, description: 'The language the user wants to be addressed in, a BCP 47 tag. Private.' })
  locale!: string | null;

  @Field(() => String, { nullable: true, description: 'The IANA time zone the user lives in. Private.' })
  timeZone!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the account was made. Private.' })
  createdAt!: Date | null;

  /** Not in the schema: tells resolvers of further private fields what this viewer may see. */
  visibility!: UserVisibility;
}

/** The account as far as the viewer may see it; null for those who may see nothing. */
export function presentUser(account: Account, visibility: UserVisibility): User | null {
  if (visibility === 'nothing') return null;
  const { id, firstName, lastName, role } = account;
  const seen = visibility === 'everything' ? account : null;
  return {
    id,
    firstName,
    lastName,
    role,
    email: seen?.email ?? null,
    status: seen?.status ?? null,
    locale: seen?.locale ?? null,
    timeZone: seen?.timeZone ?? null,
    createdAt: seen?.createdAt ?? null,
    visibility,
  };
}

/** For answers to the account's own holder. */
export function presentOwnUser(account: Account): User {
  return presentUser(account, 'everything')!;
}
