import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { inArray, sql } from 'drizzle-orm';
import { userReferences } from '../schemas/index.js';

export type UserReference = typeof userReferences.$inferSelect;

@Injectable()
export class UserReferencesRepository {
  /** Keeps what is newer: an older fact that arrives late changes nothing. */
  async project(executor: Executor, reference: UserReference): Promise<void> {
    await executor
      .insert(userReferences)
      .values(reference)
      .onConflictDoUpdate({
        target: userReferences.userId,
        set: reference,
        setWhere: sql`excluded.source_version > ${userReferences.sourceVersion}`,
      });
  }

  async findByIds(executor: Executor, userIds: readonly string[]): Promise<Map<string, UserReference>> {
    const rows = await executor.select().from(userReferences).where(inArray(userReferences.userId, [...userIds]));
    return new Map(rows.map((row) => [row.userId, row]));
  }
}
