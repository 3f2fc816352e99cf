import { Module } from '@nestjs/common';
import { AuthTokensRepository } from './repositories/auth-tokens.repository.js';
import { ConsentsRepository } from './repositories/consents.repository.js';
import { CredentialsRepository } from './repositories/credentials.repository.js';
import { DataExportsRepository } from './repositories/data-exports.repository.js';
import { DatesOfBirthRepository } from './repositories/dates-of-birth.repository.js';
import { EmailChangesRepository } from './repositories/email-changes.repository.js';
import { ErasuresRepository } from './repositories/erasures.repository.js';
import { FederatedIdentitiesRepository } from './repositories/federated-identities.repository.js';
import { GuardianshipsRepository } from './repositories/guardianships.repository.js';
import { MailJobsRepository } from './repositories/mail-jobs.repository.js';
import { PasskeysRepository } from './repositories/passkeys.repository.js';
import { PendingSignUpsRepository } from './repositories/pending-sign-ups.repository.js';
import { RecoveryCodesRepository } from './repositories/recovery-codes.repository.js';
import { SecurityEventsRepository } from './repositories/security-events.repository.js';
import { ServiceAccountsRepository } from './repositories/service-accounts.repository.js';
import { SignInChallengesRepository } from './repositories/sign-in-challenges.repository.js';
import { TotpAuthenticatorsRepository } from './repositories/totp-authenticators.repository.js';
import { UsedChallengesRepository } from './repositories/used-challenges.repository.js';
import { UserProfilesRepository } from './repositories/user-profiles.repository.js';
import { UserSessionsRepository } from './repositories/user-sessions.repository.js';
import { UsersRepository } from './repositories/users.repository.js';

const repositories = [
  AuthTokensRepository,
  ConsentsRepository,
  CredentialsRepository,
  DataExportsRepository,
  DatesOfBirthRepository,
  EmailChangesRepository,
  ErasuresRepository,
  FederatedIdentitiesRepository,
  GuardianshipsRepository,
  MailJobsRepository,
  PasskeysRepository,
  PendingSignUpsRepository,
  RecoveryCodesRepository,
  SecurityEventsRepository,
  ServiceAccountsRepository,
  SignInChallengesRepository,
  TotpAuthenticatorsRepository,
  UsedChallengesRepository,
  UserProfilesRepository,
  UserSessionsRepository,
  UsersRepository,
];

@Module({ providers: repositories, exports: repositories })
export class RepositoriesModule {}
