import type { ErrorKind } from './error-kind.js';

export interface DomainErrorOptions {
  readonly code: string;
  readonly kind: ErrorKind;
  /** Clients read it: no internals, no personal data. */
  readonly message: string;
  readonly details: Record<string, unknown>;
  /** For the log; never shown to a client. */
  readonly cause?: unknown;
}

/** An error that a client may see as it is: its message, code, kind and details are public; its cause is not. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  /** Stable, unique in the platform: `LESSON_NOT_FOUND`. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** What the error was made with; clients find it in `extensions.details`. */
  readonly details: Record<string, unknown>;

  constructor({ code, kind, message, details, cause }: DomainErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.kind = kind;
    this.details = details;
  }
}
