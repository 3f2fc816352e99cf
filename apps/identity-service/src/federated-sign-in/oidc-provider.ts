import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type Configuration,
} from 'openid-client';
import { z } from 'zod';
import { providerNotOffered, providerSignInFailed, providerUnavailable } from './federated-sign-in.errors.js';
import type { Person } from './person.rules.js';
import { PROVIDER_SETTINGS, type ProviderSettings } from './provider-settings.js';

const TIMEOUT_S = 5;
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/;

/** What one sign-in at the provider is held together by: made here, and never shown to the provider all at once. */
export interface Exchange {
  redirectUrl: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

const claimsShape = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().optional().catch(undefined),
  email_verified: z.literal(true).optional().catch(undefined),
  given_name: z.string().optional().catch(undefined),
  family_name: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

/** The provider, by the authorization code flow with PKCE, state and nonce. It is asked who it is when it is first needed. */
@Injectable()
export class OidcProvider {
  private readonly logger = new Logger(OidcProvider.name);
  private configuration: Promise<Configuration> | undefined;

  constructor(@Inject(PROVIDER_SETTINGS) private readonly settings: ProviderSettings | undefined) {}

  /** @throws PROVIDER_NOT_OFFERED */
  mayReturnTo(redirectUrl: string): boolean {
    return this.offered().redirectUrls.includes(redirectUrl);
  }

  /** Where the person signs in. @throws PROVIDER_NOT_OFFERED, PROVIDER_UNAVAILABLE */
  async authorizationUrl({ redirectUrl, state, nonce, codeVerifier }: Exchange): Promise<string> {
    const configuration = await this.discovered();
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUrl,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
    return url.href;
  }

  /**
   * Who has signed in there.
   *
   * @param callbackUrl the whole URL that the provider has sent the person back to
   * @throws PROVIDER_SIGN_IN_FAILED, PROVIDER_NOT_OFFERED, PROVIDER_UNAVAILABLE
   */
  async personOf(callbackUrl: string, { redirectUrl, state, nonce, codeVerifier }: Exchange): Promise<Person> {
    const configuration = await this.discovered();
    const url = URL.canParse(callbackUrl) ? new URL(callbackUrl) : undefined;
    if (!url || url.origin + url.pathname !== originAndPath(redirectUrl)) throw providerSignInFailed();
    try {
      const tokens = await authorizationCodeGrant(configuration, url, { pkceCodeVerifier: codeVerifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
      const identity = tokens.claims();
      if (!identity) throw new Error('there is no identity token');
      // Many providers say more here than in the token.
      const said = await fetchUserInfo(configuration, tokens.access_token, identity.sub);
      const { sub, given_name: givenName, family_name: familyName, name } = claimsShape.parse({ ...identity, ...said });
      // An address and what vouches for it come from one place, or one could vouch for the other's.
      const { email, email_verified: verified } = claimsShape.parse(said.email === undefined ? identity : said);
      return { issuer: identity.iss, subject: sub, email, emailVerified: verified === true, givenName, familyName, name };
    } catch (error) {
      this.logger.warn(`a sign-in at the provider failed: ${error instanceof Error ? error.message : String(error)}`);
      throw providerSignInFailed(undefined, { cause: error });
    }
  }

  private async discovered(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.offered();
    this.configuration ??= discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
      timeout: TIMEOUT_S,
      // The connection proves who answers, but for this machine's own, where it may be in the clear; the token's signature is checked in any case.
      execute: LOOPBACK.test(issuer) ? [enableNonRepudiationChecks, allowInsecureRequests] : [enableNonRepudiationChecks],
    });
    try {
      return await this.configuration;
    } catch (error) {
      this.configuration = undefined;
      throw providerUnavailable(undefined, { cause: error });
    }
  }

  private offered(): ProviderSettings {
    if (!this.settings) throw providerNotOffered();
    return this.settings;
  }
}

function originAndPath(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
