import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { inArray } from 'drizzle-orm';
import { userReferences } from '../schemas/index.js';

export type UserReference = typeof userReferences.$inferSelect;

@Injectable()
export class UserReferencesRepository {
  async findByIds(executor: Executor, userIds: readonly string[]): Promise<Map<string, UserReference>> {
    const rows = await executor.select().from(userReferences).where(inArray(userReferences.userId, [...userIds]));
    return new Map(rows.map((row) => [row.userId, row]));
  }
}
