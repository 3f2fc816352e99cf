import { Injectable } from '@nestjs/common';
import { sql, sum } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { catalogueRevisions } from '../schemas/index.js';

export type CataloguePart = typeof catalogueRevisions.$inferSelect.part;

/** How often what can be recommended has changed. */
@Injectable()
export class CatalogueRepository {
  /** Says that a part has changed. The last statement of its transaction, because others wait for the row. */
  async markChanged(executor: Executor, part: CataloguePart): Promise<void> {
    await executor
      .insert(catalogueRevisions)
      .values({ part, revision: 1 })
      .onConflictDoUpdate({ target: catalogueRevisions.part, set: { revision: sql`${catalogueRevisions.revision} + 1` } });
  }

  /** Grows with every change. Read before the catalogue itself: what is read afterwards is at least as new. */
  async revision(executor: Executor): Promise<number> {
    const [row] = await executor.select({ revision: sum(catalogueRevisions.revision).mapWith(Number) }).from(catalogueRevisions);
    return row?.revision ?? 0;
  }
}
