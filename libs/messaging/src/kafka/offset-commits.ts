/** How far a consumer has stored what a partition holds: the offset that comes next. */
export interface StoredOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** How long what has been stored may be unknown to the broker, in milliseconds. */
const COMMIT_MS = 100;

/** How long it waits after the broker has refused. */
const AGAIN_MS = 1_000;

/**
 * Tells the broker how far a consumer is, some times a second and not with every batch: a partition gives many small
 * ones, and telling costs as much as fetching. What a crash leaves untold arrives again, and the inbox knows it.
 */
export class OffsetCommits {
  private readonly untold = new Map<string, StoredOffset>();
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> = Promise.resolve();
  private divisions = 0;

  constructor(private readonly commit: (offsets: StoredOffset[]) => Promise<void>) {}

  /** Only what is safe in the inbox may be given here. */
  stored(offset: StoredOffset): void {
    this.untold.set(nameOf(offset), offset);
    this.tellIn(COMMIT_MS);
  }

  /** Forgets what is untold of a partition: the broker is told in another way. */
  forget({ topic, partition }: Pick<StoredOffset, 'topic' | 'partition'>): void {
    this.untold.delete(nameOf({ topic, partition }));
  }

  /** Forgets all that is untold. The group has been divided anew: what it is given now begins where the broker says. */
  forgetAll(): void {
    this.divisions += 1;
    this.untold.clear();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Tells what is untold now. Never rejects: at worst it arrives again. */
  tell(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.telling = this.telling.then(async () => {
      const { divisions } = this;
      const offsets = [...this.untold.values()];
      this.untold.clear();
      if (offsets.length === 0) return;
      try {
        await this.commit(offsets);
      } catch {
        if (divisions !== this.divisions) return;
        // Newer ones may have come meanwhile.
        for (const offset of offsets) if (!this.untold.has(nameOf(offset))) this.untold.set(nameOf(offset), offset);
        this.tellIn(AGAIN_MS);
      }
    });
    return this.telling;
  }

  private tellIn(ms: number): void {
    this.timer ??= setTimeout(() => void this.tell(), ms);
  }
}

const nameOf = ({ topic, partition }: Pick<StoredOffset, 'topic' | 'partition'>): string => `${topic}/${partition}`;
