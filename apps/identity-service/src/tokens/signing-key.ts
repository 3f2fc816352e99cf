import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose';

/** What access tokens are signed with, and what others check them with. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** The public half, ready for a JWKS. */
  readonly publicJwk: JWK;
  /** RFC 7638 thumbprint: the same key has the same id in every replica. */
  readonly kid: string;
}

/** The key that signs, and those that are published beside it: the next one, and the last ones as long as tokens of theirs may live. */
export interface SigningKeys {
  readonly current: SigningKey;
  readonly published: readonly JWK[];
}

const PEM_BLOCK = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g;

/**
 * Reads Ed25519 keys in PEM, one block after the other: the first, a private one (PKCS8), signs; the others, private or
 * public, are only published. Line breaks may be written as `\n`, as they often are in one-line variables.
 *
 * @throws an error whose message quotes no key
 */
export function readSigningKeys(text: string): { current: KeyObject; others: KeyObject[] } {
  const blocks = text.replaceAll('\\n', '\n').match(PEM_BLOCK) ?? [];
  if (blocks.length === 0) throw new Error('must be a private key in PKCS8 PEM');
  const [current, ...others] = blocks.map((pem, index) => readKey(pem, index === 0));
  return { current: current!, others };
}

function readKey(pem: string, mustBePrivate: boolean): KeyObject {
  const isPublic = pem.startsWith('-----BEGIN PUBLIC KEY-----');
  if (isPublic && mustBePrivate) throw new Error('must begin with a private key: the one that signs');
  let key: KeyObject;
  try {
    key = isPublic ? createPublicKey(pem) : createPrivateKey(pem);
  } catch {
    throw new Error(mustBePrivate ? 'must be a private key in PKCS8 PEM' : 'must hold keys in PEM and nothing else');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('must be an Ed25519 key');
  return key;
}

/** A key that lives as long as this process. */
export function generateSigningKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

export async function describeSigningKey(privateKey: KeyObject): Promise<SigningKey> {
  const publicJwk = await describePublicKey(privateKey);
  return { privateKey, kid: String(publicJwk.kid), publicJwk };
}

/** The signing key first, then those published beside it, each once. */
export async function describeSigningKeys({ current, others }: { current: KeyObject; others: readonly KeyObject[] }): Promise<SigningKeys> {
  const signing = await describeSigningKey(current);
  const byKid = new Map([[signing.kid, signing.publicJwk]]);
  for (const jwk of await Promise.all(others.map(describePublicKey))) if (!byKid.has(String(jwk.kid))) byKid.set(String(jwk.kid), jwk);
  return { current: signing, published: [...byKid.values()] };
}

async function describePublicKey(key: KeyObject): Promise<JWK> {
  const jwk = await exportJWK(key.type === 'private' ? createPublicKey(key) : key);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' };
}
