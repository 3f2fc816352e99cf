/** The whole, in basis points. */
const WHOLE = 10_000n;

export interface AmountSplit {
  readonly platformFeeMinor: bigint;
  readonly tutorShareMinor: bigint;
}

/**
 * Splits an amount between the platform and the tutor. The fee is rounded half up to a whole minor unit and the
 * tutor gets the rest, so that the two always add up to the amount.
 *
 * @param amountMinor more than zero
 * @param feeBasisPoints the platform's share, 0 to 10,000: 1,500 is 15 %
 */
export function splitAmount(amountMinor: bigint, feeBasisPoints: number): AmountSplit {
  if (amountMinor <= 0n) throw new RangeError('an amount to split must be positive');
  if (!Number.isInteger(feeBasisPoints) || feeBasisPoints < 0 || feeBasisPoints > 10_000) {
    throw new RangeError('a fee must be 0 to 10,000 basis points');
  }
  const platformFeeMinor = (amountMinor * BigInt(feeBasisPoints) + WHOLE / 2n) / WHOLE;
  return { platformFeeMinor, tutorShareMinor: amountMinor - platformFeeMinor };
}
