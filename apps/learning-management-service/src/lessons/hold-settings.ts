/** Nest token: for how many minutes a slot is held until it must be paid for. */
export const HOLD_MINUTES: unique symbol = Symbol('HoldMinutes');

/** Nest token: how long an expired hold waits at most until it is released, in milliseconds. */
export const HOLD_SWEEP_MS: unique symbol = Symbol('HoldSweepMs');
