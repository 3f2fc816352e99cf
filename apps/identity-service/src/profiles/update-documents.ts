import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import type { Account } from '../accounts/account.rules.js';
import { requireActive } from '../accounts/require-active.js';
import { UserProfilesRepository } from '../infrastructure/database/repositories/user-profiles.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { preferencesDocument, settingsDocument } from './profile-documents.js';

/** Replaces one of the two documents of a profile as a whole; the other is not touched. */
@Injectable()
export class UpdateDocuments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly profiles: UserProfilesRepository,
  ) {}

  /** @throws ACCOUNT_NOT_ACTIVE */
  preferences(userId: string, document: Record<string, unknown>): Promise<Account> {
    const preferences = preferencesDocument.parse(document);
    return this.unitOfWork.run(async ({ tx }) => {
      const account = requireActive(await this.users.findAndHold(tx, userId));
      await this.profiles.updatePreferences(tx, userId, preferences);
      return account;
    });
  }

  /** @throws ACCOUNT_NOT_ACTIVE */
  settings(userId: string, document: Record<string, unknown>): Promise<Account> {
    const settings = settingsDocument.parse(document);
    return this.unitOfWork.run(async ({ tx }) => {
      const account = requireActive(await this.users.findAndHold(tx, userId));
      await this.profiles.updateSettings(tx, userId, settings);
      return account;
    });
  }
}
