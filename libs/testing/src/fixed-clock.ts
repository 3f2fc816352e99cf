import type { Clock } from '@edtech/scheduling';

/** A clock that stands still until it is told to move. */
export class FixedClock implements Clock {
  #now: number;

  constructor(now: Date | string = '2030-01-07T09:00:00Z') {
    this.#now = new Date(now).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(now: Date): void {
    this.#now = now.getTime();
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}
