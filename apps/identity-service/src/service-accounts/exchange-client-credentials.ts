import { Inject, Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_LIFE_MS } from '@edtech/auth';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { validate as isUuid } from 'uuid';
import { ServiceAccountsRepository } from '../infrastructure/database/repositories/service-accounts.repository.js';
import { AccessTokens } from '../tokens/access-tokens.js';
import { hashClientSecret, isSameHash } from './client-secret.js';
import { isGood, scopesGiven, tokenExpiry } from './service-account.rules.js';
import { clientRefused, TokenRefused, type TokenRequest } from './token-request.js';

/** An access token as RFC 6749 (section 5.1) hands it out. There is no refresh token: the secret is exchanged again. */
export interface IssuedToken {
  accessToken: string;
  expiresInSeconds: number;
  scope: string;
}

/** Asked for in place of an id that is none, so that the database is asked either way. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Compared with where there is no secret: the same work for a client that is not there. */
const NO_HASH = '0'.repeat(64);

/** Exchanges a service account's credentials for an access token. */
@Injectable()
export class ExchangeClientCredentials {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly accounts: ServiceAccountsRepository,
    private readonly accessTokens: AccessTokens,
  ) {}

  /** @throws TokenRefused, with one word for whatever is wrong with the credentials */
  async run({ clientId, clientSecret, scope }: TokenRequest): Promise<IssuedToken> {
    const hash = hashClientSecret(clientSecret);
    const found = await this.accounts.findForExchange(this.db, isUuid(clientId) ? clientId : NOBODY);
    const now = this.clock.now();
    // All are compared, and something is where there are none.
    const [shown] = found.filter(({ secret }) => isSameHash(secret.secretHash, hash));
    if (found.length === 0) isSameHash(NO_HASH, hash);
    if (!shown || !isGood(shown.secret, now) || shown.account.status !== 'active') throw clientRefused();

    const { account, secret } = shown;
    const scopes = scopesGiven(account, scope);
    if (!scopes) throw new TokenRefused('invalid_scope', 'The service account does not have all that is asked for.');
    await this.accounts.markUsed(this.db, secret.id, now);
    // Should the secret be revoked meanwhile, its `sid` has ended, and this token is refused like those before it.
    const { token, expiresAt } = await this.accessTokens.issueForService({ serviceAccountId: account.id, scopes, sessionId: secret.sessionId }, tokenExpiry(secret, now, ACCESS_TOKEN_LIFE_MS));
    return { accessToken: token, expiresInSeconds: Math.floor(expiresAt.getTime() / 1000) - Math.floor(now.getTime() / 1000), scope: scopes.join(' ') };
  }
}
