import { analyticsTutorRatingUpdatedV1, communicationVideoSessionOpenedV1, identityConsentChangedV1, identityUserCreatedV1, identityUserUpdatedV1 } from '@edtech/contracts';
import { copiedColumns, copiedTable } from '@edtech/messaging';
import { sql } from 'drizzle-orm';
import { studentAccount } from '../../students/student-account.js';
import { tutorAccount } from '../../tutors/tutor-account.js';
import { bookingConsents, lessons, students, tutors } from './schemas/index.js';

/** What identity says of the accounts of tutors. */
export const tutorAccountCopies = copiedColumns({
  name: 'tutor-accounts',
  events: [identityUserCreatedV1, identityUserUpdatedV1],
  table: tutors,
  key: 'userId',
  version: 'sourceVersion',
  columns: ['email', 'name', 'timeZone', 'accountActive'],
  copy: tutorAccount,
  required: ({ role }) => role === 'tutor',
  involves: ['userId'],
});

/** What identity says of the accounts of students. */
export const studentAccountCopies = copiedColumns({
  name: 'student-accounts',
  events: [identityUserCreatedV1, identityUserUpdatedV1],
  table: students,
  key: 'userId',
  version: 'sourceVersion',
  columns: ['email', 'name', 'accountActive'],
  copy: studentAccount,
  required: ({ role }) => role === 'student',
  involves: ['userId'],
});

/** What analytics says that reviews of a tutor add up to, for search and matching. */
export const tutorRatingCopies = copiedColumns({
  name: 'tutor-ratings',
  events: [analyticsTutorRatingUpdatedV1],
  table: tutors,
  key: 'userId',
  version: 'ratingSourceVersion',
  columns: ['ratingAverage', 'ratingBayesian', 'reviewCount'],
  copy: ({ tutorUserId, average, bayesian, reviewCount }) => ({ userId: tutorUserId, ratingAverage: average, ratingBayesian: bayesian, reviewCount }),
  required: () => true,
});

/** Where communication says that lessons take place. */
export const lessonMeetingCopies = copiedColumns({
  name: 'lesson-meetings',
  events: [communicationVideoSessionOpenedV1],
  table: lessons,
  key: 'id',
  version: 'meetingSourceVersion',
  columns: ['meetingUrl'],
  copy: ({ lessonId, meetingUrl }) => ({ id: lessonId, meetingUrl }),
  required: () => true,
  involves: ['id'],
  // A room that was opened after its lesson had been cancelled is not written down.
  applies: sql`status in ('scheduled', 'completed') or (status = 'cancelled' and meeting_source_version > 0)`,
  keyIsSubject: false,
});

/** Of what identity says of guardians' consent: whether there is consent to book, and up to which price. */
export const bookingConsentCopies = copiedTable({
  name: 'booking-consents',
  events: [identityConsentChangedV1],
  table: bookingConsents,
  key: 'userId',
  version: 'sourceVersion',
  copy: ({ userId, consentNeededUntil, kinds, maximumPerLesson }) => ({
    userId,
    neededUntil: consentNeededUntil === null ? null : new Date(consentNeededUntil),
    given: kinds.includes('booking'),
    maximumMinor: maximumPerLesson === null ? null : BigInt(maximumPerLesson.amountMinor),
    maximumCurrency: maximumPerLesson?.currency ?? null,
  }),
});
