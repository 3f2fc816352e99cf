import { Injectable } from '@nestjs/common';
import type { ProjectionFollower, Scope } from '@edtech/messaging';
import { PaymentsRepository } from '../infrastructure/database/repositories/payments.repository.js';
import { UserMetricsRepository } from '../infrastructure/database/repositories/user-metrics.repository.js';
import { mainSpending } from './spending.rules.js';

/** Sums what students have spent again, once a change to the copies of their payments is kept. */
@Injectable()
export class SumSpending implements ProjectionFollower {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly metrics: UserMetricsRepository,
  ) {}

  async follow({ tx }: Pick<Scope, 'tx'>, studentUserIds: readonly string[]): Promise<void> {
    // The lock comes before the summing: of two payments at once, the later transaction sums both.
    await this.metrics.lock(tx, studentUserIds);
    for (const studentUserId of studentUserIds) {
      const spending = mainSpending(await this.payments.spendingOf(tx, [studentUserId]));
      await this.metrics.set(tx, studentUserId, { totalSpentMinor: spending?.spentMinor ?? 0n, totalSpentCurrency: spending?.currency ?? null });
    }
  }
}
