import { ConnectionArguments, connectionOf, WhenGiven } from '@edtech/graphql';
import { ArgsType, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsIn, IsString } from 'class-validator';
import { securityEventKinds, type SecurityEventKind } from './security-event.rules.js';

const descriptions: Readonly<Record<SecurityEventKind, string>> = {
  account_created: 'The account was made.',
  account_suspended: 'An admin has suspended the account.',
  account_reactivated: 'An admin has lifted a suspension.',
  account_closed: 'The account was closed for good.',
  role_changed: 'An admin has changed the role of the account.',
  signed_in: 'Somebody has signed in.',
  sign_in_failed: 'Somebody has tried to sign in with a wrong password or second factor. Of one day, the first hundred failures are kept.',
  signed_out: 'The device has signed out.',
  signed_out_everywhere: 'All devices were signed out.',
  session_revoked: 'Another session was ended.',
  refresh_token_reused: 'A copy of a refresh token was used, and the session has ended for it.',
  stepped_up: 'Somebody who was signed in has shown once more who they are.',
  proof_failed: 'Somebody who was signed in has shown a wrong password or second factor.',
  password_changed: 'The password was changed by somebody who knew the old one.',
  password_reset: 'The password was replaced through a mailed link.',
  email_change_requested: 'Another e-mail address was asked for.',
  email_changed: 'The e-mail address has changed.',
  totp_added: 'An authenticator app was added.',
  totp_removed: 'The authenticator app was removed.',
  recovery_codes_renewed: 'There are new recovery codes, and the old ones work no more.',
  recovery_code_used: 'A recovery code was used.',
  passkey_added: 'A passkey was added.',
  passkey_removed: 'A passkey was removed.',
  provider_linked: 'The account was linked with the sign-in provider.',
  provider_unlinked: 'The account is no longer linked with the sign-in provider.',
  service_account_created: 'As an admin: a service account was made.',
  service_account_secret_added: 'As an admin: a service account has got one more secret.',
  service_account_secret_revoked: 'As an admin: a secret of a service account was ended.',
  service_account_suspended: 'As an admin: a service account was suspended.',
  service_account_reactivated: 'As an admin: a suspended service account was taken in again.',
  data_export_requested: 'An archive of everything that is held of the person was asked for.',
  data_export_fetched: 'Such an archive was fetched.',
  erasure_requested: 'The account was closed and the erasure of its data asked for. Gone with the rest once they are erased.',
  erasure_restarted: 'An admin has had the erasure begun again.',
  date_of_birth_corrected: 'An admin has corrected the date of birth.',
  guardian_invited: 'Somebody was asked to be the guardian.',
  guardianship_begun: 'The account has a guardian, or has become one.',
  guardianship_ended: 'A guardianship has ended, and what was consented to with it.',
  consent_given: 'The guardian has consented to bookings or payments.',
  consent_withdrawn: 'The guardian has withdrawn the consent.',
};

const upper = (kind: SecurityEventKind) => kind.toUpperCase() as Uppercase<SecurityEventKind>;

export const SecurityEventKindEnum = Object.fromEntries(securityEventKinds.map((kind) => [upper(kind), kind])) as Record<Uppercase<SecurityEventKind>, SecurityEventKind>;
registerEnumType(SecurityEventKindEnum, {
  name: 'SecurityEventKind',
  description: 'What has happened to the safety of an account.',
  valuesMap: Object.fromEntries(securityEventKinds.map((kind) => [upper(kind), { description: descriptions[kind] }])),
});

@ObjectType('SecurityEvent', { description: 'Something that has happened to the safety of an account. Kept for a year unless the platform is set up otherwise.' })
export class PresentedSecurityEvent {
  @Field(() => ID, { description: "The event's id." })
  id!: string;

  @Field(() => SecurityEventKindEnum, { description: 'What has happened.' })
  kind!: SecurityEventKind;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'The session in which it happened, or which it is about; it may be over.' })
  sessionId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The network from which it was asked for: the first three numbers of an IPv4 address (203.0.113.0/24), the first three groups of an IPv6 address (2001:db8:1::/48).',
  })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'What the client of that session called its device. Null for failed sign-ins: a stranger would have named it.' })
  deviceName!: string | null;

  @Field(() => ID, { nullable: true, description: "The account of whoever did it, when it was not the account's holder: an admin, the guardian or the ward." })
  actorId!: string | null;
}

export const SecurityEventConnection = connectionOf(PresentedSecurityEvent);

@ArgsType()
export class SecurityEventsArguments extends ConnectionArguments {
  @Field(() => [SecurityEventKindEnum], { nullable: true, description: 'Only these kinds; all when it is left out.' })
  @WhenGiven()
  @IsArray()
  @ArrayMaxSize(securityEventKinds.length)
  @IsIn(securityEventKinds, { each: true })
  kinds?: SecurityEventKind[];
}

@ArgsType()
export class SecurityEventsOfUserArguments extends SecurityEventsArguments {
  @Field(() => ID, { description: 'Whose account.' })
  @IsString()
  userId!: string;
}
