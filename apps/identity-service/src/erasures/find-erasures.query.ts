import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { decodeCursor, invalidCursor } from '@edtech/graphql';
import { validate as isUuid } from 'uuid';
import { ErasuresRepository } from '../infrastructure/database/repositories/erasures.repository.js';
import { hashToken } from '../tokens/auth-token.js';
import type { Erasure, ErasureWithParts } from './erasure.rules.js';

@Injectable()
export class FindErasures {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly erasures: ErasuresRepository,
  ) {}

  /** For whoever has the reference: nobody else knows it, and it has 256 random bits. */
  async byReference(reference: string): Promise<ErasureWithParts | null> {
    const erasure = await this.erasures.findByReference(this.db, hashToken(reference));
    return erasure ? this.withParts(erasure) : null;
  }

  /**
   * Those asked for last, or restarted last, first. One more than `first`, for the pager.
   *
   * @throws INVALID_CURSOR
   */
  async page({ first, after }: { first: number; after?: string | null }, openOnly: boolean): Promise<ErasureWithParts[]> {
    const [last] = decodeCursor(after) ?? [];
    if (last !== undefined && !isUuid(last)) throw invalidCursor();
    const found = await this.erasures.page(this.db, { first: first + 1, before: last === undefined ? undefined : String(last), openOnly });
    const parts = await this.erasures.partsOf(this.db, found.map(({ userId }) => userId));
    return found.map((erasure) => ({ ...erasure, parts: parts.get(erasure.userId) ?? [] }));
  }

  async withParts(erasure: Erasure): Promise<ErasureWithParts> {
    return { ...erasure, parts: (await this.erasures.partsOf(this.db, [erasure.userId])).get(erasure.userId) ?? [] };
  }
}
