/** What a user has paid in one currency. */
export interface Spending {
  readonly currency: string;
  readonly paymentCount: number;
  /** Captured minus refunded. */
  readonly spentMinor: bigint;
}

/**
 * The one currency that stands for a user's spending: that of most payments, the first in the alphabet of several.
 * Amounts of different currencies are never added. Undefined when nothing has been paid.
 */
export function mainSpending(spending: readonly Spending[]): Spending | undefined {
  return byImportance(spending)[0];
}

/** Most payments first, then by the alphabet: the same order whatever order the payments arrived in. */
export function byImportance<S extends Spending>(spending: readonly S[]): S[] {
  return [...spending].sort((a, b) => b.paymentCount - a.paymentCount || (a.currency < b.currency ? -1 : 1));
}
