import { DATABASE, type Database } from '@edtech/drizzle';
import { Module, type DynamicModule } from '@nestjs/common';
import type { CardProviderSettings } from '../../environment.js';
import { CARD_PAYMENTS, type CardPayments } from './card-payments.js';
import { SandboxCardPayments } from './sandbox/sandbox-card-payments.js';
import { StripeCardPayments } from './stripe/stripe-card-payments.js';

/** The one card provider that the environment asks for. */
@Module({})
export class CardPaymentsModule {
  static forRoot(settings: CardProviderSettings): DynamicModule {
    const useFactory = (db: Database): CardPayments =>
      settings.kind === 'stripe' ? new StripeCardPayments(settings) : new SandboxCardPayments(db, settings);
    return {
      module: CardPaymentsModule,
      providers: [{ provide: CARD_PAYMENTS, useFactory, inject: [DATABASE] }],
      exports: [CARD_PAYMENTS],
    };
  }
}
