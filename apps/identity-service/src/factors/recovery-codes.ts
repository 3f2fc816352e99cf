import { createHash, randomBytes } from 'node:crypto';

export const RECOVERY_CODE_COUNT = 10;

/** Crockford's alphabet: nothing that looks like something else when it was written down. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 28;

/** Ten codes of 140 random bits each, seven groups of four characters: shown once and kept nowhere. */
export function generateRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODE_COUNT }, () => {
    const characters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]);
    return characters.join('').replace(/.{4}(?=.)/g, '$&-');
  });
}

/**
 * What is stored of a code: SHA-256 in hex. With 112 random bits or more nobody finds it by trying, so it needs no slow hash. Codes from before
 * they were this long (80 bits) are looked up in the same way: who has written them down is let in by them until they are renewed.
 */
export function hashRecoveryCode(code: string): string {
  const written = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return createHash('sha256').update(written).digest('hex');
}
