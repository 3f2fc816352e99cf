import { Inject, Injectable, Optional } from '@nestjs/common';
import { jwtVerify, type JWTPayload } from 'jose';
import { DomainError } from '@edtech/errors';
import { secondFactorRequired, tokenInvalid, tokenRevoked } from './auth.errors.js';
import { checkClaims, parseClaims, type ExpectedClaims } from './check-claims.js';
import { isScope, SERVICE_ROLE, type CurrentService } from './current-service.js';
import { AUTHENTICATION_METHODS, hasShownEnough, ROLES, type AuthenticationMethod, type CurrentUser, type Role } from './current-user.js';
import { FETCH, type Fetch } from './fetch.js';
import { KnownHeaders } from './known-headers.js';
import { REVOCATIONS, type Revocations } from './revocations.js';
import { SigningKeys } from './signing-keys.js';
import { problemOf } from './token-problems.js';
import { VerifiedTokens, type VerifiedToken } from './verified-tokens.js';
import type { ViewerContext } from './viewer-context.js';

export const TOKEN_ISSUER = 'edtech-identity';
export const TOKEN_AUDIENCE = 'edtech-platform';
/** The only algorithm that tokens may be signed with. */
export const TOKEN_ALGORITHM = 'EdDSA';
/** The `typ` of access tokens (RFC 9068): what else identity may sign with the same key is none. */
export const TOKEN_TYPE = 'at+jwt';

export const JWKS_URL = Symbol('JWKS_URL');

/** Hears of each request who asks, or what is wrong with its token. */
export type OnAsking = (asking: ViewerContext) => void;

export const ON_ASKING = Symbol('ON_ASKING');

const EXPECTED: ExpectedClaims = { issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE, requiredClaims: ['exp', 'iat', 'sub', 'sid', 'role'], clockTolerance: 5 };

type Asking = CurrentUser | CurrentService;
type Verified = VerifiedToken<JWTPayload, Asking>;

/** Checks access tokens against the keys that identity publishes, and against what is revoked. */
@Injectable()
export class TokenVerifier {
  private readonly keys: SigningKeys;
  private readonly headers = new KnownHeaders();
  private readonly verified = new VerifiedTokens<JWTPayload, Asking>();

  constructor(
    @Inject(JWKS_URL) jwksUrl: string,
    @Optional() @Inject(REVOCATIONS) private readonly revocations?: Revocations,
    @Optional() @Inject(ON_ASKING) private readonly onAsking?: OnAsking,
    @Optional() @Inject(FETCH) fetch?: Fetch,
  ) {
    this.keys = new SigningKeys(jwksUrl, fetch);
  }

  /**
   * @param token a compact JWS, without `Bearer `
   * @throws TOKEN_EXPIRED, TOKEN_INVALID, TOKEN_REVOKED, or SIGNING_KEYS_UNAVAILABLE when the keys cannot be fetched
   */
  async verify(token: string): Promise<Asking> {
    const since = this.keys.freshSince;
    return this.known(token, since) ?? this.unlessRevoked(await this.look(token, since));
  }

  /** What a token says that is known. Only its signature is as good as it was: everything else is looked at again. */
  private known(token: string, since: number | undefined): Asking | undefined {
    const verified = this.verified.find(token, since);
    if (!verified) return undefined;
    checkClaims(verified.claims, EXPECTED);
    return this.unlessRevoked(verified);
  }

  private unlessRevoked({ claims, asking }: Verified): Asking {
    const { sub: userId = '', role, iat } = claims;
    const authenticationId = 'authenticationId' in asking ? asking.authenticationId : undefined;
    if (this.revocations?.refuses({ userId, sessionId: asking.sessionId, authenticationId, role: String(role), issuedAt: new Date(Number(iat) * 1_000) })) throw tokenRevoked();
    return asking;
  }

  private async look(token: string, since: number | undefined): Promise<Verified> {
    const text = this.headers.claimsOf(token, since);
    if (text === null) throw tokenInvalid();
    if (text === undefined) return verifiedOf(await this.claimsByJose(token));
    const claims = parseClaims(text);
    checkClaims(claims, EXPECTED);
    const verified = verifiedOf(claims);
    this.verified.remember(token, verified, since);
    return verified;
  }

  /** Looks at everything. A header that proves to be good need not be looked at again. */
  private async claimsByJose(token: string): Promise<JWTPayload> {
    const before = this.keys.fetchedAt;
    try {
      const { payload, key } = await jwtVerify(token, this.keys.find, { ...EXPECTED, requiredClaims: [...EXPECTED.requiredClaims], algorithms: [TOKEN_ALGORITHM], typ: TOKEN_TYPE });
      const since = this.keys.freshSince;
      // While other keys were on their way this was still one of the old: it may be withdrawn.
      if (before === undefined || before === since) this.headers.learn(token, key, since);
      return payload;
    } catch (error) {
      throw problemOf(error);
    }
  }

  /**
   * What an `authorization` header says. Never rejects: what is wrong with the token is in the result.
   * A missing header, or one of another scheme than Bearer, means nobody in particular.
   */
  readHeader(authorization: string | undefined): Promise<ViewerContext> {
    return Promise.resolve(this.readHeaderNow(authorization));
  }

  /** The same, without a promise where there is nothing to wait for: for whoever is asked so often that one promise less counts. */
  readHeaderNow(authorization: string | undefined): ViewerContext | Promise<ViewerContext> {
    const asking = this.askingBy(authorization);
    if (asking instanceof Promise) return asking.then((told) => this.tell(told));
    return this.tell(asking);
  }

  private tell(asking: ViewerContext): ViewerContext {
    this.onAsking?.(asking);
    return asking;
  }

  private askingBy(authorization: string | undefined): ViewerContext | Promise<ViewerContext> {
    const token = /^Bearer +(\S+)\s*$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) {
      return authorization && /^Bearer\b/i.test(authorization) ? { viewer: null, tokenProblem: tokenInvalid() } : { viewer: null };
    }
    try {
      const known = this.known(token, this.keys.freshSince);
      return known ? contextOf(known) : this.verify(token).then(contextOf, contextOfProblem);
    } catch (error) {
      return contextOfProblem(error);
    }
  }
}

function contextOf(asking: Asking): ViewerContext {
  if ('scopes' in asking) return { viewer: null, service: asking };
  return hasShownEnough(asking) ? { viewer: asking } : { viewer: null, tokenProblem: secondFactorRequired(), enrolling: asking };
}

function contextOfProblem(error: unknown): ViewerContext {
  return { viewer: null, tokenProblem: error instanceof DomainError ? error : tokenInvalid(undefined, { cause: error }) };
}

const verifiedOf = (claims: JWTPayload): Verified => ({ claims, asking: Object.freeze(claims.role === SERVICE_ROLE ? currentServiceOf(claims) : currentUserOf(claims)) });

function currentUserOf({ sub, role, sid, aid, auth_time: authTime, amr }: JWTPayload): CurrentUser {
  if (aid !== undefined && typeof aid !== 'string') throw tokenInvalid();
  if (typeof sub !== 'string' || typeof sid !== 'string' || !isRole(role) || !Number.isSafeInteger(authTime) || !areMethods(amr)) throw tokenInvalid();
  return { userId: sub, role, sessionId: sid, authenticationId: aid, authenticatedAt: new Date(Number(authTime) * 1_000), methods: amr };
}

/** What a person's token has a service account's must not have: none can be taken for the other. */
function currentServiceOf({ sub, sid, scope, auth_time: authTime, amr }: JWTPayload): CurrentService {
  if (typeof sub !== 'string' || typeof sid !== 'string' || typeof scope !== 'string' || authTime !== undefined || amr !== undefined) throw tokenInvalid();
  return { serviceAccountId: sub, scopes: scope.split(' ').filter(isScope), sessionId: sid };
}

function areMethods(value: unknown): value is AuthenticationMethod[] {
  return Array.isArray(value) && value.every((method) => AUTHENTICATION_METHODS.some((known) => known === method));
}

function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
