import { Module } from '@nestjs/common';
import { PaymentConsentsRepository } from '../infrastructure/database/repositories/payment-consents.repository.js';
import { OnConsentChanged } from './on-consent-changed.js';

/** Who needs a guardian's consent to pay. */
@Module({ controllers: [OnConsentChanged], providers: [PaymentConsentsRepository], exports: [PaymentConsentsRepository] })
export class ConsentsModule {}
