import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { SignUp } from './sign-up.js';
import { SignUpResolver } from './sign-up.resolver.js';
import { SignUpSweeper } from './sign-up-sweeper.js';
import { VerifyEmail } from './verify-email.js';

/** How people come to have an account. */
@Module({
  imports: [AccountsModule, RepositoriesModule, SessionsModule],
  providers: [SignUp, SignUpResolver, SignUpSweeper, VerifyEmail],
})
export class SignUpModule {}
