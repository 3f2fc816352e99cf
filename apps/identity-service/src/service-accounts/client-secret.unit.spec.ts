import { generateClientSecret, hashClientSecret } from './client-secret.js';

describe('the secret of a service account', () => {
  it('has 256 random bits behind a prefix by which leaked ones are found', () => {
    const secrets = Array.from({ length: 100 }, generateClientSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(Buffer.from(secret.slice('edtech_secret_'.length), 'base64url')).toHaveLength(32);
    expect(secrets[0]).toMatch(/^edtech_secret_/);
  });

  it('is stored as a hash that it cannot be read from', () => {
    const secret = generateClientSecret();
    expect(hashClientSecret(secret)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashClientSecret(secret)).not.toBe(hashClientSecret(generateClientSecret()));
  });
});
