/** platform_clearing: money at the card provider; platform_revenue: earned fees; tutor_payable: owed to one tutor. */
export type AccountKind = 'platform_clearing' | 'platform_revenue' | 'tutor_payable';

export type JournalKind = 'capture' | 'refund' | 'reversal' | 'payout';

/** Movements of money as people speak of them. */
export type MovementType = 'charge' | 'fee' | 'transfer' | 'refund' | 'reversal' | 'payout';

/** Names an account; there is one per kind, owner and currency. */
export interface AccountName {
  readonly kind: AccountKind;
  readonly ownerUserId: string | null;
  readonly currency: string;
}

export interface Entry {
  readonly account: AccountName;
  /** Positive: debit; negative: credit. Never zero. */
  readonly amountMinor: bigint;
}

export interface Movement {
  readonly type: MovementType;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** One booking, in two tellings that must both add up to nothing: ledger entries, and movements for people. */
export interface Journal {
  readonly kind: JournalKind;
  /** What is booked; the books take each reference once. */
  readonly reference: string;
  readonly paymentId: string;
  readonly entries: readonly Entry[];
  readonly movements: readonly Movement[];
}

export interface CapturedAmounts {
  readonly paymentId: string;
  readonly tutorUserId: string;
  readonly amountMinor: bigint;
  readonly platformFeeMinor: bigint;
  readonly tutorShareMinor: bigint;
  readonly currency: string;
}

/** Books a captured payment: what the student paid is at the provider, and belongs to the platform and to the tutor. */
export function captureJournal(payment: CapturedAmounts): Journal {
  const { paymentId, tutorUserId, amountMinor, platformFeeMinor, tutorShareMinor, currency } = payment;
  const account = (kind: AccountKind, ownerUserId: string | null = null): AccountName => ({ kind, ownerUserId, currency });
  return balanced({
    kind: 'capture',
    reference: `capture:${paymentId}`,
    paymentId,
    entries: [
      { account: account('platform_clearing'), amountMinor },
      { account: account('platform_revenue'), amountMinor: -platformFeeMinor },
      { account: account('tutor_payable', tutorUserId), amountMinor: -tutorShareMinor },
    ].filter(moves),
    movements: [
      { type: 'charge' as const, amountMinor, currency },
      { type: 'fee' as const, amountMinor: -platformFeeMinor, currency },
      { type: 'transfer' as const, amountMinor: -tutorShareMinor, currency },
    ].filter(moves),
  });
}

/**
 * The journal itself, once it is known to balance.
 * @throws RangeError for a journal that the books must not take
 */
export function balanced(journal: Journal): Journal {
  const { reference, entries, movements } = journal;
  if (entries.length < 2) throw new RangeError(`journal ${reference} has fewer than two entries`);
  if (![...entries, ...movements].every(moves)) throw new RangeError(`journal ${reference} has a line that moves nothing`);
  const lines = entries.map(({ account, amountMinor }) => ({ currency: account.currency, amountMinor }));
  for (const [telling, summed] of [['entries', lines], ['movements', movements]] as const) {
    for (const [currency, sum] of sums(summed)) {
      if (sum !== 0n) throw new RangeError(`the ${telling} of journal ${reference} are off by ${sum} ${currency}`);
    }
  }
  return journal;
}

function moves({ amountMinor }: { amountMinor: bigint }): boolean {
  return amountMinor !== 0n;
}

function sums(lines: readonly { currency: string; amountMinor: bigint }[]): Map<string, bigint> {
  const totals = new Map<string, bigint>();
  for (const { currency, amountMinor } of lines) totals.set(currency, (totals.get(currency) ?? 0n) + amountMinor);
  return totals;
}
