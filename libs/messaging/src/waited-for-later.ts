/** A promise that is waited for later, or not any more: that it rejects before somebody looks is no accident. */
export function waitedForLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
