import { Module } from '@nestjs/common';
import { AuthTokensRepository } from './repositories/auth-tokens.repository.js';
import { CredentialsRepository } from './repositories/credentials.repository.js';
import { MailJobsRepository } from './repositories/mail-jobs.repository.js';
import { PendingSignUpsRepository } from './repositories/pending-sign-ups.repository.js';
import { UserProfilesRepository } from './repositories/user-profiles.repository.js';
import { UserSessionsRepository } from './repositories/user-sessions.repository.js';
import { UsersRepository } from './repositories/users.repository.js';

const repositories = [
  AuthTokensRepository,
  CredentialsRepository,
  MailJobsRepository,
  PendingSignUpsRepository,
  UserProfilesRepository,
  UserSessionsRepository,
  UsersRepository,
];

@Module({ providers: repositories, exports: repositories })
export class RepositoriesModule {}
