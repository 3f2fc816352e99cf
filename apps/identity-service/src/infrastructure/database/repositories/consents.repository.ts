import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { eq, sql } from 'drizzle-orm';
import type { ConsentState } from '../../../consent/consent.rules.js';
import { consents } from '../schemas/index.js';

@Injectable()
export class ConsentsRepository {
  async find(executor: Executor, userId: string): Promise<ConsentState | undefined> {
    const [found] = await executor.select().from(consents).where(eq(consents.userId, userId));
    return found;
  }

  /** In the place of what was told before, as the next version. */
  async keep(executor: Executor, { userId, ...told }: Omit<ConsentState, 'version'>): Promise<ConsentState> {
    const [kept] = await executor
      .insert(consents)
      .values({ userId, ...told })
      .onConflictDoUpdate({ target: consents.userId, set: { ...told, version: sql`${consents.version} + 1` } })
      .returning();
    if (!kept) throw new Error(`what is told of ${userId} was not kept`);
    return kept;
  }
}
