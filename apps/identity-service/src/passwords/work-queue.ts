/** Runs a few jobs at a time and keeps a few waiting; refuses the rest at once, instead of growing until memory ends. */
export class WorkQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly limits: { concurrency: number; maxWaiting: number },
    private readonly refuse: () => Error,
  ) {}

  /** Resolves or rejects with the job. Rejects with what `refuse` makes when too many wait already. */
  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.running < this.limits.concurrency) this.running += 1;
    else await this.waitForPlace();
    try {
      return await job();
    } finally {
      // The place is handed on, not given back: nobody who comes now can slip in before those who wait.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async waitForPlace(): Promise<void> {
    if (this.waiting.length >= this.limits.maxWaiting) throw this.refuse();
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
