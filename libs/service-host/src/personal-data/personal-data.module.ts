import type { ServiceName } from '@edtech/environment';
import { PERSONAL_DATA, type PersonalData } from '@edtech/personal-data';
import { Module, type DynamicModule } from '@nestjs/common';
import { EXPORTING_SERVICE, PersonalDataController } from './personal-data.controller.js';

/** Gives a service its {@link PersonalData}, and identity a way to fetch a person's. */
@Module({})
export class PersonalDataModule {
  static forRoot({ service, personalData }: { readonly service: ServiceName; readonly personalData: PersonalData }): DynamicModule {
    return {
      module: PersonalDataModule,
      global: true,
      controllers: [PersonalDataController],
      providers: [
        { provide: PERSONAL_DATA, useValue: personalData },
        { provide: EXPORTING_SERVICE, useValue: service },
      ],
      exports: [PERSONAL_DATA],
    };
  }
}
