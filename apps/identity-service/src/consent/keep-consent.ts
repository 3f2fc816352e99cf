import { Inject, Injectable } from '@nestjs/common';
import { identityConsentChangedV1 } from '@edtech/contracts';
import type { Executor } from '@edtech/drizzle';
import type { Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import type { Account } from '../accounts/account.rules.js';
import { ConsentsRepository } from '../infrastructure/database/repositories/consents.repository.js';
import { DatesOfBirthRepository } from '../infrastructure/database/repositories/dates-of-birth.repository.js';
import { GuardianshipsRepository } from '../infrastructure/database/repositories/guardianships.repository.js';
import { CONSENT_SETTINGS, type ConsentSettings } from './consent-settings.js';
import { consentToTell, needsConsent, publicConsent, saysTheSame } from './consent.rules.js';
import { comesOfAgeAt } from './majority.rules.js';

/** Somebody of whom it is asked when they come of age. */
type Person = Pick<Account, 'id' | 'status' | 'timeZone'>;

/** The one way in which what the platform knows of somebody's need for consent changes. */
@Injectable()
export class KeepConsent {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONSENT_SETTINGS) private readonly settings: ConsentSettings,
    private readonly datesOfBirth: DatesOfBirthRepository,
    private readonly guardianships: GuardianshipsRepository,
    private readonly consents: ConsentsRepository,
  ) {}

  /**
   * Works out anew what is to be told, and tells it where it is news.
   *
   * @param account as it is now, locked in this transaction: that is what keeps what is told in order
   */
  async runIn({ tx, publish }: Scope, account: Person): Promise<void> {
    const [majority, told] = [await this.majorityOf(tx, account), await this.consents.find(tx, account.id)];
    if (majority === null && !told) return;
    const guardianship = await this.guardianships.findActiveOfWard(tx, account.id);
    const now = consentToTell(account.status === 'deleted' ? null : majority, guardianship, this.clock.now());
    if (saysTheSame(told, now)) return;
    const kept = await this.consents.keep(tx, { userId: account.id, ...now });
    await publish(identityConsentChangedV1, { sequence: kept.version, data: publicConsent(kept) });
  }

  /** When they come of age, or came; null where nobody has said when they were born. */
  async majorityOf(executor: Executor, { id, timeZone }: Pick<Person, 'id' | 'timeZone'>): Promise<Date | null> {
    const day = await this.datesOfBirth.find(executor, id);
    return day === undefined ? null : comesOfAgeAt(day, this.settings.ageOfMajority, timeZone);
  }

  /** Whether they are known to be under age. */
  async isMinor(executor: Executor, person: Pick<Person, 'id' | 'timeZone'>): Promise<boolean> {
    return needsConsent(await this.majorityOf(executor, person), this.clock.now());
  }

  /** Whether they are known to be of age: not the opposite of {@link isMinor}, for of most nobody knows either. */
  async isKnownAdult(executor: Executor, person: Pick<Person, 'id' | 'timeZone'>): Promise<boolean> {
    const majority = await this.majorityOf(executor, person);
    return majority !== null && !needsConsent(majority, this.clock.now());
  }
}
