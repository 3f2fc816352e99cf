import fc from 'fast-check';
import { splitAmount } from './split-amount.js';

const amounts = fc.bigInt({ min: 1n, max: BigInt(Number.MAX_SAFE_INTEGER) });
const basisPoints = fc.integer({ min: 0, max: 10_000 });

describe('splitting an amount', () => {
  it('gives fee and share that add up exactly and are never negative', () => {
    fc.assert(
      fc.property(amounts, basisPoints, (amount, points) => {
        const { platformFeeMinor, tutorShareMinor } = splitAmount(amount, points);
        expect(platformFeeMinor + tutorShareMinor).toBe(amount);
        expect(platformFeeMinor >= 0n && tutorShareMinor >= 0n).toBe(true);
      }),
    );
  });

  it('is never more than half a minor unit away from the exact fee', () => {
    fc.assert(
      fc.property(amounts, basisPoints, (amount, points) => {
        const { platformFeeMinor } = splitAmount(amount, points);
        const distance = platformFeeMinor * 10_000n - amount * BigInt(points);
        expect(distance <= 5_000n && distance > -5_000n).toBe(true);
      }),
    );
  });

  it('never asks a larger fee of a smaller amount', () => {
    fc.assert(
      fc.property(amounts, amounts, basisPoints, (one, other, points) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        expect(splitAmount(small, points).platformFeeMinor <= splitAmount(large, points).platformFeeMinor).toBe(true);
      }),
    );
  });

  it.each([
    [4_000n, 1_500, 600n],
    [10n, 1_500, 2n], // 1.5, half up
    [9n, 1_500, 1n], // 1.35
    [1n, 5_000, 1n], // 0.5, half up
    [1n, 4_999, 0n],
    [777n, 0, 0n],
    [777n, 10_000, 777n],
  ])('takes of %s at %s basis points a fee of %s', (amount, points, fee) => {
    expect(splitAmount(amount, points).platformFeeMinor).toBe(fee);
  });

  it.each([
    [0n, 1_500],
    [-5n, 1_500],
    [100n, -1],
    [100n, 10_001],
    [100n, 0.5],
  ])('refuses to split %s at %s basis points', (amount, points) => {
    expect(() => splitAmount(amount, points)).toThrow(RangeError);
  });
});
