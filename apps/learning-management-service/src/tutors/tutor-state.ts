import type { EventData, learningTutorUpdatedV1 } from '@edtech/contracts';
import type { Tutor } from '../infrastructure/database/repositories/tutors.repository.js';

/** What every event about a tutor says. */
export function tutorState(tutor: Tutor): EventData<typeof learningTutorUpdatedV1> {
  const { id, userId, name, subjects, languages, hourlyRateMinor, currency, isVerified, timeZone } = tutor;
  const hourlyRate = hourlyRateMinor === null || currency === null ? null : { amountMinor: Number(hourlyRateMinor), currency };
  return { tutorId: id, userId, name, subjects, languages, hourlyRate, isVerified, timeZone };
}
