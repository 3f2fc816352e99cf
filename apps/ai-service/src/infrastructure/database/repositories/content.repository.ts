import { Injectable } from '@nestjs/common';
import { getTableColumns } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { content } from '../schemas/index.js';

/** Everything but the search vector, which is only for searching. */
const { search: _search, ...columns } = getTableColumns(content);
export const contentColumns = columns;

export type ContentRow = Omit<typeof content.$inferSelect, 'search'>;

@Injectable()
export class ContentRepository {
  async insert(executor: Executor, piece: Omit<ContentRow, 'version'>): Promise<ContentRow> {
    const [row] = await executor.insert(content).values(piece).returning(columns);
    if (!row) throw new Error(`the content ${piece.id} was not inserted`);
    return row;
  }
}
