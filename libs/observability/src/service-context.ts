import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** What `fn` does, now and later, is this service's doing: several services may run in one process, and each line, span and metric has to tell whose it is. */
export function runAsService<T>(service: string, fn: () => T): T {
  return storage.run(service, fn);
}

/** The service that this code runs for, if that is known. */
export function currentService(): string | undefined {
  return storage.getStore();
}
