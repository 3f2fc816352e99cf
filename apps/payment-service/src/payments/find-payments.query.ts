import type { CurrentUser } from '@edtech/auth';
import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { PaymentsRepository, type Payment } from '../infrastructure/database/repositories/payments.repository.js';

/** Reads payments in batches, one statement each. What the viewer may not see is null, like what does not exist. */
@Injectable()
export class FindPayments {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly payments: PaymentsRepository,
  ) {}

  /** In the order of the ids. */
  async byIds(ids: readonly string[], viewer: CurrentUser | null): Promise<(Payment | null)[]> {
    const known = ids.filter((id) => isUuid(id));
    const found = viewer && known.length > 0 ? await this.payments.findByIds(this.db, known) : [];
    return inOrder(ids, found, (payment) => payment.id, viewer);
  }

  /** Of each lesson the latest payment, which an active one always is; in the order of the lessons. */
  async byLessons(lessonIds: readonly string[], viewer: CurrentUser | null): Promise<(Payment | null)[]> {
    const known = lessonIds.filter((id) => isUuid(id));
    const found = viewer && known.length > 0 ? await this.payments.findLatestByLessons(this.db, known) : [];
    return inOrder(lessonIds, found, (payment) => payment.lessonId, viewer);
  }
}

function inOrder(keys: readonly string[], found: readonly Payment[], keyOf: (payment: Payment) => string, viewer: CurrentUser | null) {
  const visible = new Map(found.filter((payment) => maySee(payment, viewer)).map((payment) => [keyOf(payment), payment]));
  return keys.map((key) => visible.get(key) ?? null);
}

function maySee({ studentUserId, tutorUserId }: Payment, viewer: CurrentUser | null): boolean {
  if (!viewer) return false;
  return viewer.role === 'admin' || viewer.userId === studentUserId || viewer.userId === tutorUserId;
}
