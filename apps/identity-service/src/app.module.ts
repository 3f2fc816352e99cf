import { collectProblems } from '@edtech/environment';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import type { AdminCredentials } from './admins/admin-credentials.js';
import { AdminsModule } from './admins/admins.module.js';
import { firstAdminOf, signingKeyOf, type IdentityEnvironment } from './environment.js';
import { PasswordsModule } from './passwords/passwords.module.js';
import { ProfilesModule } from './profiles/profiles.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { TokensModule } from './tokens/tokens.module.js';

@Module({})
export class IdentityModule {
  /** @throws EnvironmentError */
  static forRoot(environment: IdentityEnvironment): DynamicModule {
    const [signingKey, firstAdmin] = collectProblems<[string | undefined, AdminCredentials | undefined]>([
      () => signingKeyOf(environment),
      () => firstAdminOf(environment),
    ]);
    const { IDENTITY_PASSWORD_CONCURRENCY: concurrency, IDENTITY_PASSWORD_QUEUE: maxWaiting } = environment.own;
    return {
      module: IdentityModule,
      imports: [
        PasswordsModule.forRoot({ concurrency, maxWaiting }),
        TokensModule.forRoot(signingKey),
        AccountsModule,
        SessionsModule,
        ProfilesModule,
        AdminsModule.forRoot(firstAdmin),
      ],
    };
  }
}
