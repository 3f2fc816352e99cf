import { Module, type DynamicModule } from '@nestjs/common';
import { cardProviderSettings, type PaymentEnvironment } from './environment.js';
import { ConsentsModule } from './consents/consents.module.js';
import { CardPaymentsModule } from './infrastructure/card-payments/card-payments.module.js';
import { InvoicesModule } from './invoices/invoices.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { LessonsModule } from './lessons/lessons.module.js';
import { PaymentsModule } from './payments/payments.module.js';

@Module({})
export class PaymentServiceModule {
  /** @throws EnvironmentError when the card provider is only half configured */
  static forRoot(environment: PaymentEnvironment): DynamicModule {
    const { PAYMENT_PLATFORM_FEE_BASIS_POINTS: platformFeeBasisPoints } = environment.own;
    const { learning: learningUrl } = environment.serviceUrls;
    const provider = cardProviderSettings(environment);
    const settings = { platformFeeBasisPoints, providerTimeoutMs: provider.timeoutMs };
    const slices = [LessonsModule.forRoot({ learningUrl }), CardPaymentsModule.forRoot(provider), LedgerModule, InvoicesModule, ConsentsModule];
    return { module: PaymentServiceModule, imports: [PaymentsModule.forRoot(settings, slices)] };
  }
}
