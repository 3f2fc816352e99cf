import DataLoader from 'dataloader';
import { callerKey, type Caller } from './caller.js';
import type { ServiceClient } from './service-client.js';
import { ShortLivedCache } from './short-lived-cache.js';

export interface BatchedLookupOptions<V> {
  readonly method: string;
  /** A query with the one variable `$ids: [ID!]!`. */
  readonly query: string;
  /** The field of the answer's data that holds the list. What the owner does not know, or does not show to the caller, may be missing or null in it. */
  readonly field: string;
  readonly idOf: (value: V) => string;
  /** Ids in one call; more are split. Default 100. */
  readonly maxBatchSize?: number;
  /** Keeps found values for the same caller. Off by default: what decides about money is asked afresh. */
  readonly cache?: { readonly ttlMs: number; readonly entries: number };
}

/**
 * Looks up things of another service by id. Lookups of one caller that are asked for in the same tick travel in one
 * call. Different callers never share a call or a cached answer, because what the owner shows depends on who asks.
 */
export class BatchedLookup<V> {
  private readonly waiting = new Map<string, DataLoader<string, V | null>>();
  private readonly cache: ShortLivedCache<V> | undefined;

  constructor(
    private readonly client: ServiceClient,
    private readonly options: BatchedLookupOptions<V>,
  ) {
    this.cache = options.cache && new ShortLivedCache(options.cache);
  }

  /**
   * The thing with this id, or null when the owner does not know it or does not show it to the caller.
   * @throws what {@link ServiceClient.query} throws
   */
  async load(id: string, caller: Caller): Promise<V | null> {
    const key = `${caller.authorization ?? ''} ${id}`;
    const cached = this.cache?.get(key);
    if (cached !== undefined) return cached;
    const found = await this.loaderFor(caller).load(id);
    if (found !== null) this.cache?.set(key, found);
    return found;
  }

  private loaderFor(caller: Caller): DataLoader<string, V | null> {
    const key = callerKey(caller);
    const open = this.waiting.get(key);
    if (open) return open;
    const loader = new DataLoader<string, V | null>(
      async (ids) => {
        // Whoever asks from now on asks anew: an answer is not older than the question.
        if (this.waiting.get(key) === loader) this.waiting.delete(key);
        return this.ask(ids, caller);
      },
      { maxBatchSize: this.options.maxBatchSize ?? 100 },
    );
    this.waiting.set(key, loader);
    return loader;
  }

  private async ask(ids: readonly string[], caller: Caller): Promise<(V | null)[]> {
    const { method, query, field, idOf } = this.options;
    const data = await this.client.query<Record<string, readonly (V | null)[] | null>>({ method, query, variables: { ids } }, caller);
    const byId = new Map<string, V>();
    for (const value of data[field] ?? []) if (value !== null) byId.set(idOf(value), value);
    return ids.map((id) => byId.get(id) ?? null);
  }
}
