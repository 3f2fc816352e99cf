/**
 * Thrown by a handler when a fact that it needs has not arrived yet: there is no order across aggregates.
 * The event is tried again soon, for up to ten minutes, without counting as a failure. What follows it on its own key
 * waits meanwhile: so never wait for a later event of the same aggregate.
 */
export class RetryLater extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'RetryLater';
  }
}
