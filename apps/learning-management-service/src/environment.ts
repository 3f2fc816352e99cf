import { wholeNumber, type ParsedEnvironment } from '@edtech/environment';

/** What only this service reads. */
export const learningEnvironment = {
  /** For how many minutes a slot is held until it must be paid for. */
  LEARNING_HOLD_MINUTES: wholeNumber(1, 1_440).default(10),
  /** How long an expired hold waits at most until it is released, in milliseconds. */
  LEARNING_HOLD_SWEEP_MS: wholeNumber(10, 60_000).default(1_000),
};

export type LearningEnvironment = ParsedEnvironment<typeof learningEnvironment>;
