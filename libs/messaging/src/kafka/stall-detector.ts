/** Where a consumer stands: how far it has committed, and how far its partitions reach, by partition. */
export interface Progress {
  readonly committed: ReadonlyMap<string, bigint>;
  readonly end: ReadonlyMap<string, bigint>;
}

/** Notices a consumer that has messages to read and reads none: the client is known to stop in silence. */
export class StallDetector {
  private since: number | undefined;
  private last: ReadonlyMap<string, bigint> = new Map();

  constructor(private readonly stallMs: number) {}

  /**
   * @param nowMs a clock that only goes forward.
   * @returns whether nothing has moved for too long although there was something to read all the time.
   */
  observe({ committed, end }: Progress, nowMs: number): boolean {
    const behind = [...end].some(([partition, offset]) => offset > (committed.get(partition) ?? 0n));
    const moved = [...committed].some(([partition, offset]) => this.last.get(partition) !== offset);
    this.last = committed;
    if (!behind || moved) this.since = undefined;
    else this.since ??= nowMs;
    return this.since !== undefined && nowMs - this.since >= this.stallMs;
  }

  reset(): void {
    this.since = undefined;
    this.last = new Map();
  }
}
