/** Where a consumer stands, by partition. */
export interface Progress {
  /** How far it has committed. */
  readonly committed: ReadonlyMap<string, bigint>;
  /** The partitions in which there is something that it has not stored. */
  readonly behind: ReadonlySet<string>;
}

/** How many times as long one partition may stand still as long as others move: the client takes them in turn. */
const IN_TURN = 4;

/** Notices a consumer that has messages to read and reads none: the client is known to stop in silence. */
export class StallDetector {
  /** Since when nothing at all has moved. */
  private idleSince: number | undefined;
  /** Since when each partition that is behind has not. */
  private since = new Map<string, number>();
  private last: ReadonlyMap<string, bigint> = new Map();

  constructor(private readonly stallMs: number) {}

  /**
   * @param nowMs a clock that only goes forward.
   * @returns whether nothing has moved for too long although there was something to read all the time, or one
   * partition has not for far too long although others have.
   */
  observe({ committed, behind }: Progress, nowMs: number): boolean {
    const moved = (partition: string) => this.last.get(partition) !== committed.get(partition);
    if (behind.size === 0 || [...committed.keys()].some(moved)) this.idleSince = undefined;
    else this.idleSince ??= nowMs;
    this.since = new Map([...behind].map((partition) => [partition, moved(partition) ? nowMs : (this.since.get(partition) ?? nowMs)]));
    this.last = committed;
    const idleMs = nowMs - (this.idleSince ?? nowMs);
    const longestMs = Math.max(0, ...[...this.since.values()].map((time) => nowMs - time));
    return idleMs >= this.stallMs || longestMs >= IN_TURN * this.stallMs;
  }

  reset(): void {
    this.idleSince = undefined;
    this.since = new Map();
    this.last = new Map();
  }
}
