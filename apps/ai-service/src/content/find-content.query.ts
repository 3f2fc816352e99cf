import { Inject, Injectable } from '@nestjs/common';
import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { DATABASE, type Database } from '@edtech/drizzle';
import { validate as isUuid } from 'uuid';
import { contentColumns, type ContentRow } from '../infrastructure/database/repositories/content.repository.js';
import { content } from '../infrastructure/database/schemas/index.js';
import type { ContentPage } from './content-page.js';

/** What a client is looking for. */
export interface ContentSearch {
  readonly query: string | null;
  readonly subject: string | null;
}

/** A piece of content as it is kept. */
export type StoredContent = ContentRow;

/** A piece of content with how well it matches: a decimal number as text, 0 when nothing was looked for. */
export type FoundContent = ContentRow & { readonly rank: string };

/** Reads for screens. */
@Injectable()
export class FindContent {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** In the order of the ids, in one statement; null where there is none. */
  async byIds(ids: readonly string[]): Promise<(ContentRow | null)[]> {
    const wanted = ids.map((id) => id.toLowerCase());
    const rows = await this.db.select(contentColumns).from(content).where(inArray(content.id, wanted.filter((id) => isUuid(id))));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return wanted.map((id) => byId.get(id) ?? null);
  }

  /** The best matches first, the newest first among equal ones. */
  search({ query, subject }: ContentSearch, { limit, after }: ContentPage): Promise<FoundContent[]> {
    const words = query && wordsOf(query);
    // Rounded, so that a cursor says exactly where the page ended.
    const rank = words ? sql<string>`round(ts_rank(${content.search}, ${words})::numeric, 6)` : sql<string>`0::numeric`;
    return this.db
      .select({ ...contentColumns, rank })
      .from(content)
      .where(
        and(
          words ? sql`${content.search} @@ ${words}` : undefined,
          subject ? eq(content.subject, subject) : undefined,
          after && sql`(${rank}, ${content.id}) < (${after.rank}::numeric, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(rank), desc(content.id))
      .limit(limit);
  }
}

/** Stemmed as English or as they stand, like the texts themselves: see the table. */
function wordsOf(query: string): SQL {
  return sql`(websearch_to_tsquery('english', ${query}) || websearch_to_tsquery('simple', ${query}))`;
}
