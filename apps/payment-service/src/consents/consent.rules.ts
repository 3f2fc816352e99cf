/** What is known of somebody's need for a guardian's consent to pay. */
export interface KnownConsent {
  /** When they come of age; null: nobody's consent is needed. */
  readonly neededUntil: Date | null;
  readonly given: boolean;
  /** The highest price of a lesson that it is given for; both null: any. */
  readonly maximumMinor: bigint | null;
  readonly maximumCurrency: string | null;
}

export interface Price {
  readonly priceMinor: bigint;
  readonly currency: string;
}

/** Consent that is needed and that there is not. */
export interface MissingConsent {
  /** What there is consent up to; null: there is none at all. */
  readonly maximum: Price | null;
}

/**
 * Why somebody may not pay this price now without a guardian; null when they may. From the very instant of coming of age on they may.
 *
 * @param consent undefined for those of whom nothing was ever told: they are taken for adults
 */
export function missingConsent(consent: KnownConsent | undefined, { priceMinor, currency }: Price, now: Date): MissingConsent | null {
  if (!consent?.neededUntil || now >= consent.neededUntil) return null;
  if (!consent.given) return { maximum: null };
  const { maximumMinor, maximumCurrency } = consent;
  if (maximumMinor === null || maximumCurrency === null) return null;
  // Rates change, consent does not: of another currency nothing was said.
  return currency === maximumCurrency && priceMinor <= maximumMinor ? null : { maximum: { priceMinor: maximumMinor, currency: maximumCurrency } };
}
