import { Inject, Injectable } from '@nestjs/common';
import { CONNECTION, type Connection } from '@edtech/drizzle';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { tooManyAttempts } from './limits.errors.js';
import type { Limit } from './limit-settings.js';

/** Counts of one kind of attempt, by who makes it: for all replicas together, one statement each. */
export class AttemptCounter {
  constructor(
    private readonly limiter: RateLimiterPostgres,
    private readonly limit: Limit,
  ) {}

  /**
   * Counts one attempt more. Attempts beyond the limit are counted too.
   *
   * @throws TOO_MANY_ATTEMPTS when there were more than the limit
   */
  async count(who: string): Promise<void> {
    try {
      await this.limiter.consume(who);
    } catch (error) {
      throw error instanceof RateLimiterRes ? tooManyAttempts({ retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) }) : error;
    }
  }

  /** Takes one attempt back that was none after all. */
  async takeBack(who: string): Promise<void> {
    await this.limiter.reward(who);
  }

  async forget(who: string): Promise<void> {
    await this.limiter.delete(who);
  }

  /** Notes it down as one attempt, for the whole of the limit's time from now on. */
  async note(who: string): Promise<void> {
    await this.limiter.set(who, 1, this.limit.seconds);
  }

  async has(who: string): Promise<boolean> {
    const found = await this.limiter.get(who);
    return found !== null && found.consumedPoints > 0;
  }
}

/** Makes the counters of this service. */
@Injectable()
export class AttemptCounters {
  private swept = false;

  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  /** @param name begins the keys, so that counters of different names do not meet */
  of(name: string, limit: Limit): AttemptCounter {
    const limiter = new RateLimiterPostgres({
      storeClient: { query: async ({ text, values }: Statement) => asResult(await this.connection.sql.unsafe(text, values, { prepare: true })) },
      storeType: 'client',
      schemaName: 'identity',
      tableName: 'attempt_counts',
      // A migration has made it.
      tableCreated: true,
      // One of them removes what has expired of all.
      clearExpiredByTimeout: !this.swept,
      keyPrefix: name,
      points: limit.points,
      duration: limit.seconds,
    });
    this.swept = true;
    return new AttemptCounter(limiter, limit);
  }
}

interface Statement {
  readonly text: string;
  readonly values: (string | number | null)[];
}

/** As the driver that the library knows would answer. */
function asResult(rows: readonly object[] & { readonly count: number }): { rows: readonly object[]; rowCount: number } {
  return { rows, rowCount: rows.count };
}
