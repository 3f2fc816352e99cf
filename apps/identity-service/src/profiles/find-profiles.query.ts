import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { inArray } from 'drizzle-orm';
import { userProfiles } from '../infrastructure/database/schemas/index.js';
import type { UserProfile } from './profiles.graphql.js';

@Injectable()
export class FindProfiles {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** One statement for any number of users, in the ids' order. */
  async byUserIds(userIds: readonly string[]): Promise<(UserProfile | null)[]> {
    const found = await this.db.select().from(userProfiles).where(inArray(userProfiles.userId, [...userIds]));
    const byUserId = new Map(found.map((profile) => [profile.userId, profile]));
    return userIds.map((userId) => byUserId.get(userId) ?? null);
  }
}
