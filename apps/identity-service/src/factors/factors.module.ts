import { Logger, Module, type DynamicModule } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { AccountFactors } from './account-factors.js';
import { CheckTotp } from './check-totp.js';
import { EnrolTotp } from './enrol-totp.js';
import { FactorsResolver } from './factors.resolver.js';
import { FindSecondFactors } from './find-second-factors.query.js';
import { RemoveTotp } from './remove-totp.js';
import { RenewRecoveryCodes } from './renew-recovery-codes.js';
import { SecretSealer } from './secret-sealer.js';

/** What accounts show besides their password. */
@Module({})
export class FactorsModule {
  /** @param sealingKeys without them those for development are used, which everybody knows */
  static forRoot(sealingKeys: readonly Buffer[] | undefined): DynamicModule {
    return {
      module: FactorsModule,
      imports: [RepositoriesModule],
      providers: [
        AccountFactors,
        CheckTotp,
        EnrolTotp,
        FactorsResolver,
        FindSecondFactors,
        RemoveTotp,
        RenewRecoveryCodes,
        { provide: SecretSealer, useFactory: () => sealerOf(sealingKeys) },
      ],
      exports: [AccountFactors, CheckTotp, EnrolTotp, SecretSealer],
      global: true,
    };
  }
}

function sealerOf(keys: readonly Buffer[] | undefined): SecretSealer {
  if (!keys) new Logger(FactorsModule.name).warn('IDENTITY_FACTOR_KEY is not set: second factors are sealed with the key for development, which is no secret.');
  return new SecretSealer(keys);
}
