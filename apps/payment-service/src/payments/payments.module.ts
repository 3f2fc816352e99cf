import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { PaymentsRepository } from '../infrastructure/database/repositories/payments.repository.js';
import { AuthorizePayment } from './authorize-payment.js';
import { AwaitOutcome } from './await-outcome.js';
import { CapturePayment } from './capture-payment.js';
import { FindPayments } from './find-payments.query.js';
import { FollowLesson } from './follow-lesson.js';
import { LessonPaymentResolver } from './lesson-payment.resolver.js';
import { OnLessonCancelled } from './on-lesson-cancelled.js';
import { OnLessonCompleted } from './on-lesson-completed.js';
import { OnLessonReleased } from './on-lesson-released.js';
import { PayLesson } from './pay-lesson.js';
import { PaymentInvoiceResolver } from './payment-invoice.resolver.js';
import { PaymentLoaders } from './payment-loaders.js';
import { PAYMENT_SETTINGS, type PaymentSettings } from './payment-settings.js';
import { PaymentsResolver } from './payments.resolver.js';
import { SettlePayments } from './settle-payments.js';
import { SettlementLoop } from './settlement-loop.js';
import { VoidPayment } from './void-payment.js';

/** Paying for lessons: from the card to the books. */
@Module({})
export class PaymentsModule {
  /** @param imports the modules of lessons, ledger, invoices and the card provider, as they are configured */
  static forRoot(settings: PaymentSettings, imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return {
      module: PaymentsModule,
      imports,
      controllers: [OnLessonCompleted, OnLessonCancelled, OnLessonReleased],
      providers: [
        { provide: PAYMENT_SETTINGS, useValue: settings },
        ...[PaymentsRepository, FindPayments, PaymentLoaders, PaymentsResolver, LessonPaymentResolver, PaymentInvoiceResolver],
        ...[PayLesson, AwaitOutcome, AuthorizePayment, CapturePayment, VoidPayment, FollowLesson, SettlePayments, SettlementLoop],
      ],
    };
  }
}
