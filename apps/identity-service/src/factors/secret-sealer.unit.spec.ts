import { randomBytes } from 'node:crypto';
import { readSealingKeys, SecretSealer } from './secret-sealer.js';

describe('a sealed secret', () => {
  const [old, next] = [randomBytes(32), randomBytes(32)];

  it('is read again for what it was sealed for, and for nothing else', () => {
    const sealer = new SecretSealer([old]);
    const sealed = sealer.seal('the secret', 'user 1');
    expect(sealed).not.toContain('the secret');
    expect(sealer.open(sealed, 'user 1')).toBe('the secret');
    expect(sealer.open(sealed, 'user 2')).toBeUndefined();
  });

  it('differs each time, and opens no more once it was changed', () => {
    const sealer = new SecretSealer([old]);
    const sealed = sealer.seal('the secret', '');
    expect(sealer.seal('the secret', '')).not.toBe(sealed);
    const [id, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (const place of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[place]! ^= 1;
      expect(sealer.open(`${id}.${changed.toString('base64url')}`, '')).toBeUndefined();
    }
  });

  it('survives a change of the key, and a withdrawn key opens nothing', () => {
    const sealed = new SecretSealer([old]).seal('the secret', '');
    expect(new SecretSealer([next, old]).open(sealed, '')).toBe('the secret');
    expect(new SecretSealer([next]).open(sealed, '')).toBeUndefined();
    expect(new SecretSealer([old]).open(new SecretSealer([next, old]).seal('the secret', ''), '')).toBeUndefined();
  });

  it.each(['', 'nonsense', 'aaaaaaaa.', '.', 'aaaaaaaa.AAAA'])('is not what %j is', (text) => {
    expect(new SecretSealer().open(text, '')).toBeUndefined();
  });
});

describe('sealing keys', () => {
  it('are 32 bytes each', () => {
    const keys = [randomBytes(32), randomBytes(32)];
    expect(readSealingKeys(keys.map((key) => key.toString('base64')).join(', '))).toEqual(keys);
    for (const wrong of ['', 'c2VjcmV0', `${keys[0]!.toString('base64')},`]) expect(() => readSealingKeys(wrong)).toThrow(/^must be 32 bytes in base64/);
  });
});
