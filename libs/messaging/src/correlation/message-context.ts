import { AsyncLocalStorage } from 'node:async_hooks';
import { v7 as newId } from 'uuid';

/** What ties events together that one cause has set in motion. */
export interface MessageContext {
  readonly correlationId: string;
  /** The id of the event being handled. */
  readonly causationId?: string;
  /** Where a trace goes on when this process keeps no traces itself. */
  readonly traceparent?: string;
}

const storage = new AsyncLocalStorage<MessageContext>();

/** Everything published within `fn` carries these ids. */
export function runWithCorrelation<T>(correlationId: string, causationId: string | undefined, fn: () => T): T {
  return storage.run({ correlationId, causationId }, fn);
}

/** Everything published within `fn` belongs to this context. */
export function runInMessageContext<T>(context: MessageContext, fn: () => T): T {
  return storage.run(context, fn);
}

/** Runs in the context there is, or else begins a new correlation. */
export function continueOrBeginCorrelation<T>(fn: () => T): T {
  return storage.getStore() ? fn() : storage.run({ correlationId: newId() }, fn);
}

/** The context that this code runs in, if any. */
export function currentMessageContext(): MessageContext | undefined {
  return storage.getStore();
}
