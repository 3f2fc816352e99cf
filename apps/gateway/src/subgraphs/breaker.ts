export interface BreakerOptions {
  /** So many failures in a row open it: nobody is let through for a while. */
  readonly failuresInARow: number;
  /** Then one is let through, to see. */
  readonly tryAgainAfterMs: number;
  /** In milliseconds. */
  readonly now?: () => number;
}

/** Keeps from asking who does not answer. */
export class Breaker {
  private failures = 0;
  private openedAt = 0;
  private trying = false;
  private readonly now: () => number;

  constructor(private readonly options: BreakerOptions) {
    this.now = options.now ?? (() => performance.now());
  }

  /** Whether somebody may go through, who then says how it went. */
  letsThrough(): boolean {
    const { failuresInARow, tryAgainAfterMs } = this.options;
    if (this.failures < failuresInARow) return true;
    if (this.trying || this.now() - this.openedAt < tryAgainAfterMs) return false;
    this.trying = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.trying = false;
  }

  /** Said no, and is there: as good as an answer to who wanted to see, no reason to forget failures otherwise. */
  refused(): void {
    if (this.trying) this.succeeded();
  }

  failed(): void {
    this.failures += 1;
    this.trying = false;
    // Those who went through before it opened do not put off the next try.
    if (this.failures === this.options.failuresInARow || this.now() - this.openedAt >= this.options.tryAgainAfterMs) this.openedAt = this.now();
  }
}
