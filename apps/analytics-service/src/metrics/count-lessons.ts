import { Injectable } from '@nestjs/common';
import type { ProjectionFollower, Scope } from '@edtech/messaging';
import { UserMetricsRepository } from '../infrastructure/database/repositories/user-metrics.repository.js';

/** Counts the completed lessons of users again, given and taken, once a change to their copies is kept. */
@Injectable()
export class CountLessons implements ProjectionFollower {
  constructor(private readonly metrics: UserMetricsRepository) {}

  async follow({ tx }: Pick<Scope, 'tx'>, userIds: readonly string[]): Promise<void> {
    // The lock comes before the counting: of two lessons at once, the later transaction counts both.
    await this.metrics.lock(tx, userIds);
    await this.metrics.recountLessons(tx, userIds);
  }
}
