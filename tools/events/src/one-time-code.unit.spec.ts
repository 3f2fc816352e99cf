import { oneTimeCode, stepAt } from './one-time-code.js';

// RFC 6238, appendix B, cut to six digits: the secret is "12345678901234567890".
it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('the code at %i seconds is the one of RFC 6238, however the secret is written', (seconds, code) => {
  for (const secret of ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'gezd gnbv gy3t qojq gezd gnbv gy3t qojq']) expect(oneTimeCode(secret, stepAt(seconds * 1_000))).toBe(code);
});
