import { Inject, Injectable } from '@nestjs/common';
import type { Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import type { Account } from '../accounts/account.rules.js';
import { DatesOfBirthRepository } from '../infrastructure/database/repositories/dates-of-birth.repository.js';
import { CONSENT_SETTINGS, type ConsentSettings } from './consent-settings.js';
import { dateOfBirthAlreadyKnown, dateOfBirthImplausible, dateOfBirthRequired } from './consent.errors.js';
import { KeepConsent } from './keep-consent.js';
import { isPlausibleBirth, type Day } from './majority.rules.js';

/** Writes down when somebody was born: once by themselves, again only by an admin. It leaves this service in no event. */
@Injectable()
export class RecordDateOfBirth {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONSENT_SETTINGS) private readonly settings: ConsentSettings,
    private readonly datesOfBirth: DatesOfBirthRepository,
    private readonly keepConsent: KeepConsent,
  ) {}

  /**
   * What somebody who wants an account says, before it is written down.
   *
   * @throws DATE_OF_BIRTH_REQUIRED, DATE_OF_BIRTH_IMPLAUSIBLE
   */
  check(day: Day | null | undefined, timeZone: string): void {
    if (day === null || day === undefined) {
      if (this.settings.dateOfBirthRequired) throw dateOfBirthRequired();
    } else if (!isPlausibleBirth(day, this.clock.now(), timeZone)) throw dateOfBirthImplausible();
  }

  /**
   * By the account's holder. Saying the same again changes nothing.
   *
   * @param account locked in this transaction
   * @throws DATE_OF_BIRTH_ALREADY_KNOWN, DATE_OF_BIRTH_IMPLAUSIBLE
   */
  async onceIn(scope: Scope, account: Account, day: Day): Promise<void> {
    this.check(day, account.timeZone);
    const known = await this.datesOfBirth.find(scope.tx, account.id);
    if (known === day) return;
    if (known !== undefined) throw dateOfBirthAlreadyKnown();
    await this.write(scope, account, day);
  }

  /**
   * By an admin.
   *
   * @param account locked in this transaction
   * @throws DATE_OF_BIRTH_IMPLAUSIBLE
   */
  async correctIn(scope: Scope, account: Account, day: Day): Promise<void> {
    this.check(day, account.timeZone);
    await this.write(scope, account, day);
  }

  private async write(scope: Scope, account: Account, day: Day): Promise<void> {
    await this.datesOfBirth.put(scope.tx, account.id, day, this.clock.now());
    await this.keepConsent.runIn(scope, account);
  }
}
