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

/**
 * Reads an Ed25519 key in PKCS8 PEM. Line breaks may be written as `\n`, as they often are in one-line variables.
 *
 * @throws an error whose message does not quote the key
 */
export function readSigningKey(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem.replaceAll('\\n', '\n'));
  } catch {
    throw new Error('must be a private key in PKCS8 PEM');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('must be an Ed25519 key');
  return key;
}

/** A key that lives as long as this process. */
export function generateSigningKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

export async function describeSigningKey(privateKey: KeyObject): Promise<SigningKey> {
  const jwk = await exportJWK(createPublicKey(privateKey));
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, kid, publicJwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' } };
}
