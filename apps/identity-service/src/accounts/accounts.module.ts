import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { AccountsResolver } from './accounts.resolver.js';
import { ChangeAccount } from './change-account.js';
import { ChangeEmail } from './change-email.js';
import { ConfirmEmailChange } from './confirm-email-change.js';
import { CreateAccount } from './create-account.js';
import { FindUsers } from './find-users.query.js';
import { UsersResolver } from './users.resolver.js';

/** Who has an account, and what the platform knows of them. */
@Module({
  imports: [RepositoriesModule],
  providers: [AccountsResolver, ChangeAccount, ChangeEmail, ConfirmEmailChange, CreateAccount, FindUsers, UsersResolver],
  exports: [ChangeAccount, CreateAccount, FindUsers],
})
export class AccountsModule {}
