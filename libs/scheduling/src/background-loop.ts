import { backoffMs } from './backoff.js';
import { ProblemLog, type ProblemLogger } from './problem-log.js';

export interface BackgroundLoopOptions {
  /** For people: names the loop in what `onError` reports. */
  name: string;
  /** The longest wait between two rounds when nobody wakes the loop. */
  intervalMs: number;
  /**
   * One round of work. Resolves to true when there may be more to do at once.
   * The signal is aborted by {@link BackgroundLoop.stop}: a round that waits for something outside ends early then.
   */
  round: (signal: AbortSignal) => Promise<boolean | void>;
  /** Hears of every round that failed; the loop itself goes on, more slowly. */
  onError: (error: unknown) => void;
  /** Hears of every round that did not fail. */
  onSuccess?: () => void;
}

/** Lets a loop tell of a lasting problem once when it begins, and once when it is over. @param what for people: `settling payments` */
export function tellingOnce(logger: ProblemLogger, what: string): Pick<BackgroundLoopOptions, 'onError' | 'onSuccess'> {
  const problems = new ProblemLog(logger, what);
  return { onError: (error) => problems.failed(error), onSuccess: () => problems.succeeded() };
}

/**
 * Work that is woken or polled. It never overlaps itself, backs off with jitter after a failure
 * (from 100 ms up to 10 s), and stops only after the round in hand has finished.
 */
export class BackgroundLoop {
  private abort = new AbortController();
  private running: Promise<void> | undefined;
  private woken = false;
  private endPause: (() => void) | undefined;

  constructor(private readonly options: BackgroundLoopOptions) {}

  get name(): string {
    return this.options.name;
  }

  /** Begins with a round at once. Starting a loop that runs changes nothing. */
  start(): void {
    if (this.running) return;
    this.abort = new AbortController();
    this.running = this.run(this.abort.signal);
  }

  /**
   * Asks for a round now. During a round it asks for one more after it, so that nothing which happened
   * meanwhile is missed. A wake does not shorten the pause after a failure: what is down stays unpestered.
   */
  wake(): void {
    this.woken = true;
    this.endPause?.();
  }

  /** Resolves once the round in hand, if any, has finished. No round begins afterwards. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
    this.running = undefined;
  }

  private async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      this.woken = false;
      try {
        const more = await this.options.round(signal);
        failures = 0;
        this.options.onSuccess?.();
        if (!more) await this.pause(this.options.intervalMs, signal, { wakeable: true });
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        this.options.onError(error);
        await this.pause(backoffMs(failures), signal, { wakeable: false });
      }
    }
  }

  private async pause(ms: number, signal: AbortSignal, { wakeable }: { wakeable: boolean }): Promise<void> {
    if (signal.aborted || (wakeable && this.woken)) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.endPause = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      if (wakeable) this.endPause = end;
    });
  }
}
