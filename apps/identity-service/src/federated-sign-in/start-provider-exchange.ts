import { Injectable } from '@nestjs/common';
import { badUserInput } from '@edtech/graphql';
import { OidcProvider } from './oidc-provider.js';
import { ProviderExchanges } from './provider-exchanges.js';

export interface ProviderExchangeStarted {
  authorizationUrl: string;
  handle: string;
  expiresAt: Date;
}

/** Sends somebody to the provider. */
@Injectable()
export class StartProviderExchange {
  constructor(
    private readonly provider: OidcProvider,
    private readonly exchanges: ProviderExchanges,
  ) {}

  /**
   * @param owner who wants to link the provider; empty for signing in
   * @throws PROVIDER_NOT_OFFERED, PROVIDER_UNAVAILABLE, BAD_USER_INPUT for a page that is not ours
   */
  async run(redirectUrl: string, owner: string): Promise<ProviderExchangeStarted> {
    if (!this.provider.mayReturnTo(redirectUrl)) {
      const message = 'redirectUrl must be one of those that this platform is set up for';
      throw badUserInput({ fields: [{ field: 'redirectUrl', rule: 'isKnown', message }] });
    }
    const { handle, exchange, expiresAt } = this.exchanges.start(redirectUrl, owner);
    return { authorizationUrl: await this.provider.authorizationUrl(exchange), handle, expiresAt };
  }
}
