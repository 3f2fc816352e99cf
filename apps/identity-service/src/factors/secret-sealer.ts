import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Used where no key is given outside production. As good as public, so production refuses to start without a real one. */
const DEVELOPMENT_KEY = Buffer.from(hkdfSync('sha256', 'edtech-platform development', '', 'second factors', KEY_BYTES));

/**
 * Reads keys of 32 bytes in base64, separated by commas. The first seals; the others still open what they have sealed.
 *
 * @throws an error whose message does not quote them
 */
export function readSealingKeys(text: string): Buffer[] {
  const keys = text.split(',').map((part) => Buffer.from(part.trim(), 'base64'));
  if (keys.some((key) => key.length !== KEY_BYTES)) throw new Error('must be 32 bytes in base64 (openssl rand -base64 32), or several such keys separated by commas');
  return keys;
}

/** Encrypts what the service has to read again but nobody may read in its database: AES-256-GCM. */
export class SecretSealer {
  private readonly keys: readonly { id: string; key: Buffer }[];
  private readonly pseudonyms: Buffer;

  /** @param keys at least one, each of 32 bytes; those for development when there are none */
  constructor(keys: readonly Buffer[] = [DEVELOPMENT_KEY]) {
    this.keys = keys.map((key) => ({ id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }));
    this.pseudonyms = Buffer.from(hkdfSync('sha256', keys[0] ?? DEVELOPMENT_KEY, '', 'pseudonyms in logs', KEY_BYTES));
  }

  /** The same for the same text, while the first key is the same; who has no key can neither read it nor try texts. 128 bits in base64url. */
  pseudonymOf(text: string): string {
    return createHmac('sha256', this.pseudonyms).update(text).digest().subarray(0, 16).toString('base64url');
  }

  /** @param context what the secret belongs to: it opens only for the same. Returns `<key id>.<base64url>`. */
  seal(secret: string, context: string): string {
    const [{ id, key }] = this.keys as [{ id: string; key: Buffer }];
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${id}.${sealed.toString('base64url')}`;
  }

  /** Undefined when it was not sealed by one of the keys for this context, or has been changed since. */
  open(sealed: string, context: string): string | undefined {
    const [id, body] = sealed.split('.');
    const key = this.keys.find((each) => each.id === id)?.key;
    const bytes = Buffer.from(body ?? '', 'base64url');
    if (!key || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }
}
