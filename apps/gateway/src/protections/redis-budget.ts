import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { MemoryBudget, type Budget } from './budget.js';

const MINUTE_S = 60;

/**
 * One connection to Redis, and the budgets that all gateways share through it: so much within a minute from the first
 * request on, what was refused included.
 */
export class RedisBudgets {
  private readonly logger = new Logger('Budgets');
  private readonly redis: Redis;

  constructor(url: string) {
    // Nobody waits for a Redis that is away: until it is back, each gateway counts for itself.
    this.redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 100 });
    this.redis.on('error', (error: Error) => this.logger.warn(`budgets are counted by this gateway alone: ${error.message}`));
  }

  budget(name: string, perMinute: number): Budget {
    const shared = new RateLimiterRedis({ storeClient: this.redis, keyPrefix: `edtech:gateway:${name}`, points: perMinute, duration: MINUTE_S });
    const own = new MemoryBudget(perMinute);
    return {
      take: async (caller, points) => {
        try {
          await shared.consume(caller, Math.ceil(Math.min(points, perMinute)));
          return 0;
        } catch (refusal) {
          return refusal instanceof RateLimiterRes ? Math.max(1, refusal.msBeforeNext) : own.take(caller, points);
        }
      },
    };
  }

  async close(): Promise<void> {
    this.redis.disconnect();
  }
}
