import { generateToken, hashToken } from './auth-token.js';

describe('opaque tokens', () => {
  it('have 256 random bits', () => {
    const tokens = Array.from({ length: 100 }, generateToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('are stored as a hash that fits the column and that the token itself would not', () => {
    const token = generateToken();
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashToken(token)).toBe(hashToken(token));
    expect(token).not.toMatch(/^[0-9a-f]{64}$/);
  });
});
