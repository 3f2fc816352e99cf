/** So much a minute for each caller. */
export interface Budget {
  /**
   * Takes `points` from what the caller may still spend.
   *
   * @returns 0 when there was enough, otherwise in how many milliseconds there will be; then nothing was taken
   */
  take(caller: string, points: number): number | Promise<number>;
}

interface Account {
  /** What was spent and has not come back yet. */
  spent: number;
  at: number;
}

const MINUTE_MS = 60_000;
const AT_MOST_CALLERS = 100_000;

/**
 * A budget in this process's memory: what is spent comes back evenly, a whole budget in a minute. Of so many callers that
 * memory would suffer, those who have been known longest are forgotten.
 */
export class MemoryBudget implements Budget {
  private readonly accounts = new Map<string, Account>();

  /** @param now in milliseconds */
  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
    private readonly callers = AT_MOST_CALLERS,
  ) {}

  take(caller: string, points: number): number {
    const now = this.now();
    const account = this.accounts.get(caller) ?? this.open(caller, now);
    const spent = Math.max(0, account.spent - ((now - account.at) / MINUTE_MS) * this.perMinute);
    // What costs more than a whole budget may be had for a whole budget: a limit of its own decides whether it may be had.
    const price = Math.min(points, this.perMinute);
    const missing = spent + price - this.perMinute;
    if (missing > 0) return Math.ceil((missing / this.perMinute) * MINUTE_MS);
    account.spent = spent + price;
    account.at = now;
    return 0;
  }

  private open(caller: string, now: number): Account {
    if (this.accounts.size >= this.callers) {
      const [longestKnown] = this.accounts.keys();
      if (longestKnown !== undefined) this.accounts.delete(longestKnown);
    }
    const account = { spent: 0, at: now };
    this.accounts.set(caller, account);
    return account;
  }
}
