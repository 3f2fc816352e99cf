import { Module, type DynamicModule } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { CloseGuardianships } from './close-guardianships.js';
import { CONSENT_SETTINGS, type ConsentSettings } from './consent-settings.js';
import { KeepConsent } from './keep-consent.js';
import { RecordDateOfBirth } from './record-date-of-birth.js';

/** Who is under age, and what the others are told of it. */
@Module({})
export class ConsentModule {
  static forRoot(settings: ConsentSettings): DynamicModule {
    const parts = [CloseGuardianships, KeepConsent, RecordDateOfBirth];
    return {
      module: ConsentModule,
      imports: [RepositoriesModule],
      providers: [{ provide: CONSENT_SETTINGS, useValue: settings }, ...parts],
      exports: parts,
      global: true,
    };
  }
}
