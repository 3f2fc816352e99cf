/** As much of a logger as is needed: the framework's is one. */
export interface ProblemLogger {
  log(message: string): void;
  warn(message: string, error: unknown): void;
}

/** Tells a lasting problem once when it begins or changes, and once when it is over: a fault of an hour is two lines. */
export class ProblemLog {
  private current: string | undefined;

  constructor(
    private readonly logger: ProblemLogger,
    private readonly what: string,
  ) {}

  /** The problem that lasts, if any. */
  get problem(): string | undefined {
    return this.current;
  }

  failed(error: unknown): void {
    const problem = messageOf(error);
    if (problem !== this.current) this.logger.warn(`${this.what} fails: ${problem}`, speakableError(error));
    this.current = problem;
  }

  succeeded(): void {
    if (this.current !== undefined) this.logger.log(`${this.what} works again`);
    this.current = undefined;
  }
}

/** The error to speak of: that of a query which failed tells the query's parameters, which are somebody's data; its cause does not. */
export function speakableError(error: unknown): unknown {
  return error instanceof Error && 'params' in error && error.cause ? error.cause : error;
}

/** What to say of an error; some, such as a refused connection to several addresses, have no message of their own. */
export function messageOf(error: unknown): string {
  const speakable = speakableError(error);
  if (speakable instanceof AggregateError && speakable.message === '') return speakable.errors.map(messageOf).join('; ');
  return speakable instanceof Error ? speakable.message || speakable.name : String(speakable);
}
