import { Module } from '@nestjs/common';
import { BookingConsentsRepository } from '../infrastructure/database/repositories/booking-consents.repository.js';
import { OnConsentChanged } from './on-consent-changed.js';

/** Who needs a guardian's consent to book. */
@Module({ controllers: [OnConsentChanged], providers: [BookingConsentsRepository], exports: [BookingConsentsRepository] })
export class ConsentsModule {}
