import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.rules.js';
import { presentOwnUser } from '../accounts/users.graphql.js';
import { AccessTokens } from '../tokens/access-tokens.js';
import type { OpenedSession } from './open-session.js';
import type { SignedIn } from './sessions.graphql.js';

/** Signs the access token of a session that was opened or refreshed, and puts the client's answer together. */
@Injectable()
export class PresentSession {
  constructor(private readonly accessTokens: AccessTokens) {}

  async run({ account, session }: { account: Account; session: OpenedSession }): Promise<SignedIn> {
    const { sessionId, authenticationId, authenticatedAt, methods } = session;
    const access = await this.accessTokens.issue({ userId: account.id, role: account.role, sessionId, authenticationId, authenticatedAt, methods });
    return {
      accessToken: access.token,
      accessTokenExpiresAt: access.expiresAt,
      refreshToken: session.refreshToken,
      refreshTokenExpiresAt: session.expiresAt,
      sessionId,
      user: presentOwnUser(account),
    };
  }
}
