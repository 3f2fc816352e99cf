import { setTimeout as delay } from 'node:timers/promises';

/** One thing that happened, as told to a person and kept for the summary. */
export interface StepReport {
  readonly who: string;
  readonly what: string;
  readonly ms: number;
}

const POLL_MS = 25;
const FACT_TIMEOUT_MS = 30_000;

/** Runs the steps of one journey, times them, and tells about each as it happens. */
export class Narrator {
  readonly steps: StepReport[] = [];

  constructor(private readonly tell: (step: StepReport) => void) {}

  /** Something a person does: one or more calls, answered before the journey goes on. */
  async does<T>(who: string, what: string, action: () => Promise<T>): Promise<T> {
    return this.timed(who, what, action);
  }

  /**
   * Something that other services come to know by themselves: asked for until it is there.
   * `fact` answers undefined, null or false while it is not.
   */
  async learns<T>(who: string, what: string, fact: () => Promise<T | undefined | null | false>): Promise<T> {
    return this.timed(who, what, async () => {
      const deadline = Date.now() + FACT_TIMEOUT_MS;
      for (;;) {
        const found = await fact();
        if (found !== undefined && found !== null && found !== false) return found;
        if (Date.now() > deadline) throw new Error(`${who} never knew: ${what} (waited ${FACT_TIMEOUT_MS / 1000} s)`);
        await delay(POLL_MS);
      }
    });
  }

  private async timed<T>(who: string, what: string, action: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      const result = await action();
      this.report({ who, what, ms: performance.now() - startedAt });
      return result;
    } catch (error) {
      throw new Error(`${who} ${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  private report(step: StepReport): void {
    this.steps.push(step);
    this.tell(step);
  }
}
