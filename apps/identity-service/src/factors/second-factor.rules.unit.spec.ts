import { wantedFactors } from './second-factor.rules.js';

test.each([
  [{ totpConfirmed: false, recoveryCodesLeft: 0, passkeys: 0 }, []],
  [{ totpConfirmed: false, recoveryCodesLeft: 10, passkeys: 0 }, []],
  [{ totpConfirmed: true, recoveryCodesLeft: 0, passkeys: 0 }, ['totp']],
  [{ totpConfirmed: true, recoveryCodesLeft: 3, passkeys: 0 }, ['totp', 'recovery_code']],
  [{ totpConfirmed: false, recoveryCodesLeft: 1, passkeys: 2 }, ['passkey', 'recovery_code']],
])('%j wants %j', (factors, wanted) => {
  expect(wantedFactors(factors)).toEqual(wanted);
});
