import { z } from 'zod';
import { defineEvent } from '../../define-event.js';
import { id, instant, money } from '../../values.js';

export const identityConsentChangedV1 = defineEvent({
  type: 'identity.consent.changed.v1',
  topic: 'edtech.identity.consent',
  owner: 'identity',
  subject: 'userId',
  description:
    "Until when somebody needs a guardian's consent, or what the guardian has consented to, changed. Whom nothing was ever told of needs none. " +
    'Nothing is told on the day somebody comes of age: it is in consentNeededUntil.',
  data: z.object({
    userId: id,
    /** From then on they are of age and the rest means nothing. Null: nobody's consent is needed. */
    consentNeededUntil: instant.nullable(),
    /** What there is consent for, such as `booking`, `payment`. More may be added. */
    kinds: z.array(z.string().min(1).max(40)),
    /** Consent goes no further than lessons of this price, in this currency. Null: any price. */
    maximumPerLesson: money.nullable(),
  }),
  // The day on which somebody comes of age says when they were born.
  personal: { of: 'userId', erased: () => ({ consentNeededUntil: null, kinds: [], maximumPerLesson: null }) },
});
