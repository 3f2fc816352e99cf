import { codeAt, generateTotpSecret, stepOfCode, totpUri } from './totp.js';

// RFC 6238, appendix B, cut to six digits: the secret is "12345678901234567890".
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a time-based code', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('is the one of RFC 6238 at %i seconds', (seconds, code) => {
    expect(codeAt(RFC_SECRET, new Date(seconds * 1000))).toBe(code);
    expect(stepOfCode(RFC_SECRET, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  it('is taken half a minute early or late, by its own step, and not a moment longer', () => {
    const secret = generateTotpSecret();
    const step = 60_000_000;
    const at = (offset: number) => new Date((step + offset) * 30_000);
    const code = codeAt(secret, at(0));
    expect([-1, 0, 1].map((offset) => stepOfCode(secret, code, at(offset)))).toEqual([step, step, step]);
    expect(stepOfCode(secret, code, at(-2))).toBeUndefined();
    expect(stepOfCode(secret, code, at(2))).toBeUndefined();
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('is not %j', (code) => {
    expect(stepOfCode(RFC_SECRET, code, new Date(59_000))).toBeUndefined();
  });

  it('is set up from a URI that names the platform and the account', () => {
    const uri = new URL(totpUri(RFC_SECRET, 'ada@example.org'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.searchParams.get('secret')).toBe(RFC_SECRET);
    expect(decodeURIComponent(uri.pathname)).toContain('ada@example.org');
  });
});
