import type { EventData, identityConsentChangedV1 } from '@edtech/contracts';

/** What a minor needs consent for. */
export const consentKinds = ['booking', 'payment'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What a guardian has consented to. */
export interface Consent {
  kinds: ConsentKind[];
  /** The highest price of a lesson, in minor units of the currency; both null: any. */
  maximumMinor: bigint | null;
  maximumCurrency: string | null;
}

export const NO_CONSENT: Consent = { kinds: [], maximumMinor: null, maximumCurrency: null };

/** What the platform is told of somebody's need for consent, as stored in `consents`. */
export interface ConsentState extends Consent {
  userId: string;
  /** When they come of age; null: nobody's consent is needed. */
  neededUntil: Date | null;
  version: number;
}

/**
 * What is to be told of somebody.
 *
 * @param majority when they come of age; null where nobody knows, or the account is closed. An adult's is told nobody
 * @param consent their guardian's; undefined when they have none
 */
export function consentToTell(majority: Date | null, consent: Consent | undefined, now: Date): Consent & Pick<ConsentState, 'neededUntil'> {
  if (!needsConsent(majority, now)) return { ...NO_CONSENT, neededUntil: null };
  const { kinds, maximumMinor, maximumCurrency } = consent ?? NO_CONSENT;
  return { neededUntil: majority, kinds: inOrder(kinds), maximumMinor, maximumCurrency };
}

/** Whether somebody is under age. From the very instant of coming of age on, they are not. */
export function needsConsent(majority: Date | null, now: Date): majority is Date {
  return majority !== null && now < majority;
}

/** Each kind once, so that what says the same looks the same. */
export function inOrder(kinds: readonly ConsentKind[]): ConsentKind[] {
  return consentKinds.filter((kind) => kinds.includes(kind));
}

/** Whether two say the same. Of somebody whom nothing was ever told of, nobody's consent is needed. */
export function saysTheSame(told: ConsentState | undefined, now: Consent & Pick<ConsentState, 'neededUntil'>): boolean {
  const text = ({ neededUntil, kinds, maximumMinor, maximumCurrency }: typeof now) =>
    JSON.stringify([neededUntil?.getTime() ?? null, kinds, maximumMinor?.toString() ?? null, maximumCurrency]);
  return text(told ?? { ...NO_CONSENT, neededUntil: null }) === text(now);
}

/** What the platform is told. */
export function publicConsent({ userId, neededUntil, kinds, maximumMinor, maximumCurrency }: ConsentState): EventData<typeof identityConsentChangedV1> {
  return {
    userId,
    consentNeededUntil: neededUntil?.toISOString() ?? null,
    kinds,
    maximumPerLesson: maximumMinor === null || maximumCurrency === null ? null : { amountMinor: Number(maximumMinor), currency: maximumCurrency },
  };
}
