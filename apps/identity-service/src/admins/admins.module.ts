import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { SessionEndingsModule } from '../sessions/session-endings.module.js';
import { AdminsResolver } from './admins.resolver.js';
import type { AdminCredentials } from './admin-credentials.js';
import { FIRST_ADMIN, FirstAdmin } from './first-admin.js';
import { HoldAccount } from './hold-account.js';
import { SetUserRole } from './set-user-role.js';
import { SetUserStatus } from './set-user-status.js';

/** Who runs the platform, and what only they may do to accounts. */
@Module({})
export class AdminsModule {
  static forRoot(firstAdmin: AdminCredentials | undefined): DynamicModule {
    return {
      module: AdminsModule,
      imports: [AccountsModule, RepositoriesModule, SessionEndingsModule],
      providers: [{ provide: FIRST_ADMIN, useValue: firstAdmin }, AdminsResolver, FirstAdmin, HoldAccount, SetUserRole, SetUserStatus],
    };
  }
}
