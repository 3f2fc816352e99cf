import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { eq } from 'drizzle-orm';
import type { Preferences, Settings } from '../../../profiles/profile-documents.js';
import { userProfiles } from '../schemas/index.js';

@Injectable()
export class UserProfilesRepository {
  /** An empty profile. */
  async insert(executor: Executor, userId: string): Promise<void> {
    await executor.insert(userProfiles).values({ userId });
  }

  async updateBio(executor: Executor, userId: string, bio: string | null): Promise<void> {
    await executor.update(userProfiles).set({ bio }).where(eq(userProfiles.userId, userId));
  }

  async updatePreferences(executor: Executor, userId: string, preferences: Preferences): Promise<void> {
    await executor.update(userProfiles).set({ preferences }).where(eq(userProfiles.userId, userId));
  }

  async updateSettings(executor: Executor, userId: string, settings: Settings): Promise<void> {
    await executor.update(userProfiles).set({ settings }).where(eq(userProfiles.userId, userId));
  }
}
