import { collectProblems } from '@edtech/environment';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import type { AdminCredentials } from './admins/admin-credentials.js';
import { AdminsModule } from './admins/admins.module.js';
import { firstAdminOf, mailOptionsOf, signingKeyOf, type IdentityEnvironment } from './environment.js';
import { MailModule, type MailOptions } from './mail/mail.module.js';
import { PasswordsModule } from './passwords/passwords.module.js';
import { ProfilesModule } from './profiles/profiles.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SignUpModule } from './sign-up/sign-up.module.js';
import { TokensModule } from './tokens/tokens.module.js';

@Module({})
export class IdentityModule {
  /** @throws EnvironmentError */
  static forRoot(environment: IdentityEnvironment): DynamicModule {
    const [signingKey, firstAdmin, mail] = collectProblems<[string | undefined, AdminCredentials | undefined, MailOptions]>([
      () => signingKeyOf(environment),
      () => firstAdminOf(environment),
      () => mailOptionsOf(environment),
    ]);
    const { IDENTITY_PASSWORD_CONCURRENCY: concurrency, IDENTITY_PASSWORD_QUEUE: maxWaiting } = environment.own;
    return {
      module: IdentityModule,
      imports: [
        PasswordsModule.forRoot({ concurrency, maxWaiting }),
        TokensModule.forRoot(signingKey),
        MailModule.forRoot(mail),
        AccountsModule,
        SignUpModule,
        SessionsModule,
        ProfilesModule,
        AdminsModule.forRoot(firstAdmin),
      ],
    };
  }
}
