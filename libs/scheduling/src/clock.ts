/** The time as the platform's rules see it: injected, so that a test decides what time it is. */
export interface Clock {
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** Nest token under which a service's {@link Clock} is provided. */
export const CLOCK: unique symbol = Symbol('Clock');
