interface Kept<V> {
  value: V;
  until: number;
}

/** Remembers at most `entries` answers, each for `ttlMs`; the oldest goes first. */
export class ShortLivedCache<V> {
  private readonly kept = new Map<string, Kept<V>>();

  constructor(
    private readonly options: { ttlMs: number; entries: number },
    private readonly now: () => number = () => performance.now(),
  ) {}

  get(key: string): V | undefined {
    const found = this.kept.get(key);
    if (!found) return undefined;
    if (found.until > this.now()) return found.value;
    this.kept.delete(key);
    return undefined;
  }

  set(key: string, value: V): void {
    this.kept.delete(key);
    this.kept.set(key, { value, until: this.now() + this.options.ttlMs });
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.options.entries && oldest !== undefined) this.kept.delete(oldest);
  }
}
