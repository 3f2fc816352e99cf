import crypto from 'node:crypto';
import { generateRecoveryCodes, hashRecoveryCode, RECOVERY_CODE_COUNT } from './recovery-codes.js';
import { generateTotpSecret } from './totp.js';

describe('recovery codes', () => {
  it('are ten, all different, of 80 bits each', () => {
    const codes = generateRecoveryCodes();
    expect(new Set(codes).size).toBe(RECOVERY_CODE_COUNT);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  });

  it("come from the system's generator, as do the secrets of authenticator apps", () => {
    const drawn = jest.spyOn(crypto, 'randomBytes');
    generateRecoveryCodes();
    generateTotpSecret();
    expect(drawn.mock.calls.map(([bytes]) => bytes)).toEqual([...Array<number>(RECOVERY_CODE_COUNT).fill(16), 20]);
    drawn.mockRestore();
  });

  it('are known again however they are typed', () => {
    const hash = hashRecoveryCode('a0b1-cdef-ghjk-mnpq');
    for (const typed of ['A0B1-CDEF-GHJK-MNPQ', 'a0b1cdefghjkmnpq', ' aOBl cdef ghjk mnpq ', 'aobi-cdef-ghjk-mnpq']) expect(hashRecoveryCode(typed)).toBe(hash);
    expect(hashRecoveryCode('a0b1-cdef-ghjk-mnpr')).not.toBe(hash);
  });
});
