import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { FederatedSignInResolver } from './federated-sign-in.resolver.js';
import { LinkProvider } from './link-provider.js';
import { OidcProvider } from './oidc-provider.js';
import { ProviderExchanges } from './provider-exchanges.js';
import { PROVIDER_SETTINGS, type ProviderSettings } from './provider-settings.js';
import { SignInWithProvider } from './sign-in-with-provider.js';
import { StartProviderExchange } from './start-provider-exchange.js';

/** Signing in with an account that one has elsewhere (OpenID Connect). */
@Module({})
export class FederatedSignInModule {
  /** @param settings without them it is not offered */
  static forRoot(settings: ProviderSettings | undefined): DynamicModule {
    return {
      module: FederatedSignInModule,
      imports: [AccountsModule, RepositoriesModule, SessionsModule],
      providers: [
        { provide: PROVIDER_SETTINGS, useValue: settings },
        FederatedSignInResolver,
        LinkProvider,
        OidcProvider,
        ProviderExchanges,
        SignInWithProvider,
        StartProviderExchange,
      ],
    };
  }
}
