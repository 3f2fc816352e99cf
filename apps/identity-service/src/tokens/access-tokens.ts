import { Inject, Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_LIFE_MS, SERVICE_ROLE, TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, TOKEN_TYPE, type CurrentService, type CurrentUser } from '@edtech/auth';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { SignJWT, type JWTPayload } from 'jose';
import { v7 } from 'uuid';
import type { SigningKeys } from './signing-key.js';

export const SIGNING_KEYS = Symbol('SIGNING_KEYS');

export interface AccessToken {
  token: string;
  expiresAt: Date;
}

/** Signs what every service of the platform verifies by itself: who asks, for ten minutes. */
@Injectable()
export class AccessTokens {
  constructor(
    @Inject(SIGNING_KEYS) private readonly keys: Pick<SigningKeys, 'current'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async issue({ userId, role, sessionId, authenticationId, authenticatedAt, methods }: CurrentUser): Promise<AccessToken> {
    const expiresAt = new Date(this.clock.now().getTime() + ACCESS_TOKEN_LIFE_MS);
    return this.sign(userId, { role, sid: sessionId, aid: authenticationId, auth_time: Math.floor(authenticatedAt.getTime() / 1000), amr: [...methods] }, expiresAt);
  }

  /** For a program: without a word about when and how somebody showed who they are, because nobody did. */
  async issueForService({ serviceAccountId, scopes, sessionId }: CurrentService, expiresAt: Date): Promise<AccessToken> {
    return this.sign(serviceAccountId, { role: SERVICE_ROLE, sid: sessionId, scope: scopes.join(' ') }, expiresAt);
  }

  private async sign(subject: string, claims: JWTPayload, until: Date): Promise<AccessToken> {
    // Whole seconds, as the claims have them.
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const expiresAt = Math.floor(until.getTime() / 1000);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid: this.keys.current.kid, typ: TOKEN_TYPE })
      .setSubject(subject)
      .setIssuer(TOKEN_ISSUER)
      .setAudience(TOKEN_AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .setJti(v7())
      .sign(this.keys.current.privateKey);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }
}
