import { Inject, Injectable } from '@nestjs/common';
import { EXPORT_SCOPE, EXPORT_TOKEN_LIFE_MS, EXPORT_TOKEN_TYPE, exportAudience, TOKEN_ALGORITHM, TOKEN_ISSUER } from '@edtech/auth';
import { SignJWT } from 'jose';
import { v7 } from 'uuid';
import { SIGNING_KEYS } from './access-tokens.js';
import type { SigningKeys } from './signing-key.js';

/** Signs this service's leave to fetch one person's data from one other service, within a minute. */
@Injectable()
export class ExportTokens {
  constructor(@Inject(SIGNING_KEYS) private readonly keys: Pick<SigningKeys, 'current'>) {}

  /** By the machine's clock, which is what the other service looks at. */
  async issue(userId: string, service: string): Promise<string> {
    const issuedAt = Math.floor(Date.now() / 1_000);
    return new SignJWT({ scope: EXPORT_SCOPE })
      .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid: this.keys.current.kid, typ: EXPORT_TOKEN_TYPE })
      .setSubject(userId)
      .setIssuer(TOKEN_ISSUER)
      .setAudience(exportAudience(service))
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + EXPORT_TOKEN_LIFE_MS / 1_000)
      .setJti(v7())
      .sign(this.keys.current.privateKey);
  }
}
