import { collectProblems } from '@edtech/environment';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import type { AdminCredentials } from './admins/admin-credentials.js';
import { AdminsModule } from './admins/admins.module.js';
import { ConsentModule } from './consent/consent.module.js';
import { attemptsPerAddress, consentSettingsOf, firstAdminOf, mailOptionsOf, passkeySettingsOf, providerSettingsOf, sealingKeysOf, signingKeyOf, type IdentityEnvironment } from './environment.js';
import { DataExportsModule } from './data-exports/data-exports.module.js';
import { ErasuresModule } from './erasures/erasures.module.js';
import { FactorsModule } from './factors/factors.module.js';
import { FederatedSignInModule } from './federated-sign-in/federated-sign-in.module.js';
import type { ProviderSettings } from './federated-sign-in/provider-settings.js';
import { GuardiansModule } from './guardians/guardians.module.js';
import { limitSettings } from './limits/limit-settings.js';
import { LimitsModule } from './limits/limits.module.js';
import { MailModule, type MailOptions } from './mail/mail.module.js';
import type { PasskeySettings } from './passkeys/passkey-settings.js';
import { PasskeysModule } from './passkeys/passkeys.module.js';
import { PasswordsModule } from './passwords/passwords.module.js';
import { ProfilesModule } from './profiles/profiles.module.js';
import { SecurityEventsModule } from './security-events/security-events.module.js';
import { ServiceAccountsModule } from './service-accounts/service-accounts.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SignUpModule } from './sign-up/sign-up.module.js';
import { TokensModule } from './tokens/tokens.module.js';

@Module({})
export class IdentityModule {
  /** @throws EnvironmentError */
  static forRoot(environment: IdentityEnvironment): DynamicModule {
    const [signingKey, firstAdmin, mail, sealingKeys, passkeys, provider] = collectProblems<
      [string | undefined, AdminCredentials | undefined, MailOptions, Buffer[] | undefined, PasskeySettings | undefined, ProviderSettings | undefined]
    >([
      () => signingKeyOf(environment),
      () => firstAdminOf(environment),
      () => mailOptionsOf(environment),
      () => sealingKeysOf(environment),
      () => passkeySettingsOf(environment),
      () => providerSettingsOf(environment),
    ]);
    const { IDENTITY_PASSWORD_CONCURRENCY: concurrency, IDENTITY_PASSWORD_QUEUE: maxWaiting, IDENTITY_SECURITY_EVENTS_DAYS: retentionDays } = environment.own;
    return {
      module: IdentityModule,
      imports: [
        PasswordsModule.forRoot({ concurrency, maxWaiting }, environment.own.IDENTITY_PASSWORD_WORDS),
        TokensModule.forRoot(signingKey),
        FactorsModule.forRoot(sealingKeys),
        PasskeysModule.forRoot(passkeys),
        LimitsModule.forRoot(limitSettings(attemptsPerAddress(environment))),
        MailModule.forRoot(mail),
        SecurityEventsModule.forRoot(retentionDays),
        ConsentModule.forRoot(consentSettingsOf(environment)),
        AccountsModule,
        GuardiansModule,
        SignUpModule,
        SessionsModule,
        FederatedSignInModule.forRoot(provider),
        ProfilesModule,
        DataExportsModule.forRoot(environment.serviceUrls),
        ErasuresModule,
        AdminsModule.forRoot(firstAdmin),
        ServiceAccountsModule,
      ],
    };
  }
}
