import { AsyncLocalStorage } from 'node:async_hooks';

/** Keys in parallel, each key by one lane at a time. */
export class KeyLanes<Key> {
  private readonly queue: string[] = [];
  private readonly known = new Map<string, Key>();
  private readonly touched = new Set<string>();
  private readonly lanes = new Set<Promise<void>>();
  /**
   * A lane works on behalf of whoever made it, not of whoever adds a key: in one process that may be another service, in
   * the middle of a request.
   */
  private readonly inOwnContext = AsyncLocalStorage.snapshot();
  private stopping = false;

  constructor(
    private readonly options: {
      width: number;
      idOf: (key: Key) => string;
      /** Works on the key; true puts it at the end of the queue again. Must not reject. */
      work: (key: Key) => Promise<boolean>;
      /** Called whenever a lane is done with a key. */
      onDone: () => void;
    },
  ) {}

  /** Whether a lane has nothing to take. */
  get hungry(): boolean {
    return this.queue.length < this.options.width;
  }

  /** How many keys wait for a lane. */
  get waiting(): number {
    return this.queue.length;
  }

  /** Keys that wait for a lane or are in one. */
  get keys(): Key[] {
    return [...this.known.values()];
  }

  /** Whether one of these waits for a lane or is in one. */
  hasSome(keys: readonly Key[]): boolean {
    return keys.some((key) => this.known.has(this.options.idOf(key)));
  }

  /** There is more for those of these keys that wait or are in a lane: they are worked on as they are given here, once more if need be. */
  touch(keys: readonly Key[]): void {
    for (const key of keys) {
      const id = this.options.idOf(key);
      if (!this.known.has(id)) continue;
      this.known.set(id, key);
      this.touched.add(id);
    }
  }

  /** These keys have work. What is known already is touched. */
  add(keys: readonly Key[]): void {
    for (const key of keys) {
      const id = this.options.idOf(key);
      if (this.known.has(id)) this.touched.add(id);
      else this.queue.push(id);
      this.known.set(id, key);
    }
    while (this.lanes.size < this.options.width && this.queue.length > 0 && !this.stopping) {
      const lane: Promise<void> = this.inOwnContext(() => this.run()).finally(() => this.lanes.delete(lane));
      this.lanes.add(lane);
    }
  }

  /** Resolves when every lane has finished what it has in hand; what still waits is let go. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.lanes);
  }

  private async run(): Promise<void> {
    for (let next = this.queue.shift(); next !== undefined && !this.stopping; next = this.queue.shift()) {
      const key = this.known.get(next);
      if (key === undefined) continue;
      this.touched.delete(next);
      const more = await this.options.work(key);
      if (more || this.touched.has(next)) this.queue.push(next);
      else this.known.delete(next);
      this.options.onDone();
    }
  }
}
