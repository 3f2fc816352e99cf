import { DomainError } from './domain-error.js';
import type { ErrorKind } from './error-kind.js';

type Details = Record<string, unknown>;
type NoDetails = Record<string, never>;

export interface ErrorSpecification<A extends Details> {
  /** SCREAMING_SNAKE_CASE, unique in the platform. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** Public. */
  readonly message: string | ((details: A) => string);
}

/** Makes errors of one code. Details have to be given when the error declares some. */
export interface ErrorFactory<A extends Details> {
  (...parameters: [A] extends [NoDetails] ? [details?: A, options?: ErrorOptions] : [details: A, options?: ErrorOptions]): DomainError;
  readonly code: string;
  readonly kind: ErrorKind;
  /** Whether `error` is one that this factory made. */
  matches(error: unknown): error is DomainError;
}

const WELL_FORMED = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/**
 * Declares an error once; calling the result makes an instance.
 *
 * @example
 * export const lessonNotFound = defineError<{ lessonId: string }>({
 *   code: 'LESSON_NOT_FOUND', kind: 'not-found', message: 'There is no such lesson',
 * });
 * throw lessonNotFound({ lessonId });
 */
export function defineError<A extends Details = NoDetails>(specification: ErrorSpecification<A>): ErrorFactory<A> {
  const { code, kind, message } = specification;
  if (!WELL_FORMED.test(code)) throw new Error(`error code "${code}" must be written LIKE_THIS`);
  const make = (details?: A, options?: ErrorOptions): DomainError =>
    new DomainError({
      code,
      kind,
      message: typeof message === 'string' ? message : message(details ?? ({} as A)),
      details: details ?? {},
      cause: options?.cause,
    });
  const matches = (error: unknown): error is DomainError => error instanceof DomainError && error.code === code;
  return Object.assign(make, { code, kind, matches });
}
