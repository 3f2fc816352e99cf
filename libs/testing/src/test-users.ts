import { SERVICE_ROLE, TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, TOKEN_TYPE, type Role, type Scope } from '@edtech/auth';
import { generateKeyPairSync, randomUUID, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { v7 as newId } from 'uuid';

/** Somebody who is signed in. */
export interface TestUser {
  readonly userId: string;
  readonly role: Role;
  readonly sessionId: string;
  /** A signed access token that is good for an hour. */
  readonly token: string;
}

/** A program with a service account. */
export interface TestServiceAccount {
  readonly serviceAccountId: string;
  readonly scopes: readonly Scope[];
  readonly sessionId: string;
  /** A signed access token that is good for an hour. */
  readonly token: string;
}

export interface TokenParts {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
}

const HOUR_S = 3_600;

/** Signs access tokens as identity does, with a key of its own. */
export class TestTokens {
  readonly keyId = randomUUID();
  readonly publicJwk: JsonWebKey;
  private readonly privateKey: KeyObject;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.privateKey = privateKey;
    this.publicJwk = { ...publicKey.export({ format: 'jwk' }), kid: this.keyId, alg: TOKEN_ALGORITHM, use: 'sig' };
  }

  /** Admins have shown a second factor, without which nobody takes them for one. */
  user(role: Role, userId: string = newId()): TestUser {
    const sessionId = newId();
    return { userId, role, sessionId, token: this.sign({ claims: { sub: userId, role, sid: sessionId, amr: role === 'admin' ? ['pwd', 'otp'] : ['pwd'] } }) };
  }

  serviceAccount(scopes: readonly Scope[], serviceAccountId: string = newId()): TestServiceAccount {
    const sessionId = newId();
    const claims = { sub: serviceAccountId, role: SERVICE_ROLE, sid: sessionId, scope: scopes.join(' '), auth_time: undefined, amr: undefined };
    return { serviceAccountId, scopes, sessionId, token: this.sign({ claims }) };
  }

  /** A compact JWS; what is given replaces what a good token would have, undefined leaves it out. */
  sign({ header, claims }: TokenParts = {}): string {
    const now = Math.floor(Date.now() / 1_000);
    const head = { alg: TOKEN_ALGORITHM, kid: this.keyId, typ: TOKEN_TYPE, ...header };
    const body = { iss: TOKEN_ISSUER, aud: TOKEN_AUDIENCE, iat: now, exp: now + HOUR_S, jti: newId(), auth_time: now, amr: ['pwd'], ...claims };
    const signed = `${encode(head)}.${encode(body)}`;
    return `${signed}.${this.signText(signed)}`;
  }

  /** The signature of any text, in base64url. */
  signText(text: string): string {
    return sign(null, Buffer.from(text), this.privateKey).toString('base64url');
  }
}

function encode(part: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
