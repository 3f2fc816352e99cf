import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { decodeCursor, invalidCursor } from '@edtech/graphql';
import { desc, inArray, lt } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { users } from '../infrastructure/database/schemas/index.js';
import type { Account } from './account.rules.js';

@Injectable()
export class FindUsers {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** One statement for any number of ids. In the ids' order; null where there is no such user or the id is none. */
  async byIds(ids: readonly string[]): Promise<(Account | null)[]> {
    const wellFormed = ids.filter((id) => isUuid(id));
    if (wellFormed.length === 0) return ids.map(() => null);
    const found = await this.db.select().from(users).where(inArray(users.id, wellFormed));
    const byId = new Map(found.map((account) => [account.id, account]));
    // Postgres writes uuids in lower case, whatever case they were asked for in; and what a reference calls an id may be anything.
    return ids.map((id) => byId.get(String(id).toLowerCase()) ?? null);
  }

  /**
   * The newest first: ids are UUIDv7, so their order is that of the accounts' making. One more than `first`, for the pager.
   *
   * @throws INVALID_CURSOR
   */
  async page({ first, after }: { first: number; after?: string | null }): Promise<Account[]> {
    const [lastId] = decodeCursor(after) ?? [];
    if (lastId !== undefined && !isUuid(lastId)) throw invalidCursor();
    const older = lastId === undefined ? undefined : lt(users.id, String(lastId));
    return this.db
      .select()
      .from(users)
      .where(older)
      .orderBy(desc(users.id))
      .limit(first + 1);
  }
}
