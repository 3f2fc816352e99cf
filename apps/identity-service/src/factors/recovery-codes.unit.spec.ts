import crypto from 'node:crypto';
import { generateRecoveryCodes, hashRecoveryCode, RECOVERY_CODE_COUNT } from './recovery-codes.js';
import { generateTotpSecret } from './totp.js';

describe('recovery codes', () => {
  it('are ten, all different, of 128 bits and more each: every character is one of 32', () => {
    const codes = generateRecoveryCodes();
    expect(new Set(codes).size).toBe(RECOVERY_CODE_COUNT);
    const written = codes.map((code) => code.replaceAll('-', ''));
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-)+[0-9a-hjkmnp-tv-z]{4}$/);
    for (const code of written) expect(code.length * Math.log2(32)).toBeGreaterThanOrEqual(128);
    // No character is fixed and none is left out: 2,000 draws miss one of 32 less than once in 10^25 runs.
    const drawn = Array.from({ length: 200 }, generateRecoveryCodes).flat();
    for (const at of Array.from({ length: written[0]!.length }, (_, index) => index)) {
      expect(new Set(drawn.map((code) => code.replaceAll('-', '')[at])).size).toBe(32);
    }
  });

  it("come from the system's generator, as do the secrets of authenticator apps", () => {
    const drawn = jest.spyOn(crypto, 'randomBytes');
    generateRecoveryCodes();
    generateTotpSecret();
    expect(drawn.mock.calls.map(([bytes]) => bytes)).toEqual([...Array<number>(RECOVERY_CODE_COUNT).fill(28), 20]);
    drawn.mockRestore();
  });

  it('are known again however they are typed', () => {
    const hash = hashRecoveryCode('a0b1-cdef-ghjk-mnpq');
    for (const typed of ['A0B1-CDEF-GHJK-MNPQ', 'a0b1cdefghjkmnpq', ' aOBl cdef ghjk mnpq ', 'aobi-cdef-ghjk-mnpq']) expect(hashRecoveryCode(typed)).toBe(hash);
    expect(hashRecoveryCode('a0b1-cdef-ghjk-mnpr')).not.toBe(hash);
  });
});
