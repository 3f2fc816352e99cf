import { Inject, Injectable } from '@nestjs/common';
import { inArray } from 'drizzle-orm';
import { DATABASE, type Database } from '@edtech/drizzle';
import { validate as isUuid } from 'uuid';
import { PaymentsRepository } from '../infrastructure/database/repositories/payments.repository.js';
import { userMetrics } from '../infrastructure/database/schemas/index.js';
import type { UserMetrics } from './metrics.graphql.js';
import { byImportance } from './spending.rules.js';

/** The metrics of many users at once. Who may see them is for the caller to decide. */
@Injectable()
export class FindMetrics {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly payments: PaymentsRepository,
  ) {}

  /** In the order of the ids; zeros for a user about whom nothing has happened. */
  async byUserIds(userIds: readonly string[]): Promise<UserMetrics[]> {
    const known = userIds.map((id) => id.toLowerCase()).filter((id) => isUuid(id));
    const [rows, spending] = await Promise.all([
      this.db.select().from(userMetrics).where(inArray(userMetrics.userId, known)),
      this.payments.spendingOf(this.db, known),
    ]);
    const byUser = new Map(rows.map((row) => [row.userId, row]));
    return userIds.map((id) => {
      const row = byUser.get(id.toLowerCase());
      const spent = byImportance(spending.filter(({ studentUserId }) => studentUserId === id.toLowerCase()));
      return {
        lessonCount: row?.lessonCount ?? 0,
        totalSpent: spent.map(({ currency, spentMinor }) => ({ amountMinor: Number(spentMinor), currency })),
        averageRating: row?.avgRating ?? null,
        bayesianRating: row?.bayesianRating ?? null,
      };
    });
  }
}
