import { Inject, Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_LIFE_MS, TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, type CurrentUser } from '@edtech/auth';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { SignJWT } from 'jose';
import { v7 } from 'uuid';
import type { SigningKeys } from './signing-key.js';

export const SIGNING_KEYS = Symbol('SIGNING_KEYS');

export interface AccessToken {
  token: string;
  expiresAt: Date;
}

/** Signs what every service of the platform verifies by itself: who the user is, for ten minutes. */
@Injectable()
export class AccessTokens {
  constructor(
    @Inject(SIGNING_KEYS) private readonly keys: Pick<SigningKeys, 'current'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async issue({ userId, role, sessionId, authenticatedAt, methods }: CurrentUser): Promise<AccessToken> {
    // Whole seconds, as the claims have them.
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const expiresAt = issuedAt + ACCESS_TOKEN_LIFE_MS / 1000;
    const token = await new SignJWT({ role, sid: sessionId, auth_time: Math.floor(authenticatedAt.getTime() / 1000), amr: [...methods] })
      .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid: this.keys.current.kid, typ: 'JWT' })
      .setSubject(userId)
      .setIssuer(TOKEN_ISSUER)
      .setAudience(TOKEN_AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .setJti(v7())
      .sign(this.keys.current.privateKey);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }
}
