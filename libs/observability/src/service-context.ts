import { ROOT_CONTEXT, type Context, type ContextManager } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';

/** Who a request comes from, as far as is known by now. */
export interface Caller {
  /** Where it comes from, as far as proxies that are trusted say. */
  readonly address: string;
  /** The user whose good token came with it. */
  readonly userId?: string;
  /** The service account whose good token came with it. */
  readonly serviceAccountId?: string;
}

interface ServiceContext {
  readonly service?: string;
  readonly request?: { readonly origin: { readonly ip: string }; asking?: Omit<Caller, 'address'> };
  /** OpenTelemetry's own. */
  readonly telemetry?: Context;
}

/** One for all that is known of who does something, and why: each storage costs its share of every promise. */
const storage = new AsyncLocalStorage<ServiceContext>();

/** What `fn` does, now and later, is this service's doing: several services may run in one process, and each line, span and metric has to tell whose it is. */
export function runAsService<T>(service: string, fn: () => T): T {
  return runWithin({ service }, fn);
}

/** As {@link runAsService}, for one request: from then on it can be told whose request that is. */
export function runForRequest<T>(service: string, origin: { readonly ip: string }, fn: () => T): T {
  return runWithin({ service, request: { origin } }, fn);
}

/** What is traced goes on. */
function runWithin<T>(context: Omit<ServiceContext, 'telemetry'>, fn: () => T): T {
  const telemetry = storage.getStore()?.telemetry;
  return storage.run(telemetry ? { ...context, telemetry } : context, fn);
}

/** Lets OpenTelemetry's context travel with the service's own. */
export class ServiceContextManager implements ContextManager {
  active(): Context {
    return storage.getStore()?.telemetry ?? ROOT_CONTEXT;
  }

  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(telemetry: Context, fn: F, thisArg?: ThisParameterType<F>, ...args: A): ReturnType<F> {
    return storage.run({ ...storage.getStore(), telemetry }, () => fn.call(thisArg, ...args));
  }

  /** Functions only: emitters are nothing that anybody here binds. */
  bind<T>(telemetry: Context, target: T): T {
    if (typeof target !== 'function') return target;
    return new Proxy(target, { apply: (fn, self: unknown, args) => this.with(telemetry, () => Reflect.apply(fn, self, args) as unknown) });
  }

  enable(): this {
    return this;
  }

  disable(): this {
    return this;
  }
}

/** The service that this code runs for, if that is known. */
export function currentService(): string | undefined {
  return storage.getStore()?.service;
}

/** Says who the request that this code runs for comes from: every line of its log has them from then on. */
export function noteCaller(asking: { readonly userId: string } | { readonly serviceAccountId: string }): void {
  const request = storage.getStore()?.request;
  if (request) request.asking = asking;
}

/** Who the request that this code runs for comes from; undefined where it runs for none. */
export function currentCaller(): Caller | undefined {
  const request = storage.getStore()?.request;
  return request && { address: request.origin.ip, ...request.asking };
}

/** What every line says of who is asking: ids, and nothing that people could be known by elsewhere. */
export function callerOfLine(): { user_id?: string; service_account_id?: string } {
  const asking = storage.getStore()?.request?.asking;
  if (!asking) return {};
  return { ...(asking.userId !== undefined && { user_id: asking.userId }), ...(asking.serviceAccountId !== undefined && { service_account_id: asking.serviceAccountId }) };
}
