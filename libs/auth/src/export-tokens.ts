import { Inject, Injectable, Optional } from '@nestjs/common';
import { jwtVerify, type JWTPayload } from 'jose';
import { tokenInvalid } from './auth.errors.js';
import { FETCH, type Fetch } from './fetch.js';
import { SigningKeys } from './signing-keys.js';
import { problemOf } from './token-problems.js';
import { JWKS_URL, TOKEN_ALGORITHM, TOKEN_ISSUER } from './token-verifier.js';

/** How long identity's leave to fetch one person's data from one service is good for. */
export const EXPORT_TOKEN_LIFE_MS = 60_000;

/** The `typ` of such a leave. */
export const EXPORT_TOKEN_TYPE = 'personal-data-export+jwt';

/** Its `scope`. */
export const EXPORT_SCOPE = 'personal-data:export';

/** For whom it is: one service, which is no audience of access tokens. */
export function exportAudience(service: string): string {
  return `edtech-personal-data/${service}`;
}

/** Checks identity's leave to fetch a person's data: a token for this purpose, this service and this minute. Access tokens are none. */
@Injectable()
export class ExportTokenVerifier {
  private readonly keys: SigningKeys;

  constructor(@Inject(JWKS_URL) jwksUrl: string, @Optional() @Inject(FETCH) fetch?: Fetch) {
    this.keys = new SigningKeys(jwksUrl, fetch);
  }

  /**
   * @returns whose data may be fetched
   * @throws TOKEN_EXPIRED, TOKEN_INVALID, or SIGNING_KEYS_UNAVAILABLE when the keys cannot be fetched
   */
  async verify(token: string, service: string): Promise<string> {
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, this.keys.find, {
        algorithms: [TOKEN_ALGORITHM],
        typ: EXPORT_TOKEN_TYPE,
        issuer: TOKEN_ISSUER,
        audience: exportAudience(service),
        requiredClaims: ['exp', 'iat', 'sub', 'scope'],
        maxTokenAge: EXPORT_TOKEN_LIFE_MS / 1_000,
        clockTolerance: 5,
      }));
    } catch (error) {
      throw problemOf(error);
    }
    if (typeof payload.sub !== 'string' || payload.scope !== EXPORT_SCOPE) throw tokenInvalid();
    return payload.sub;
  }
}
