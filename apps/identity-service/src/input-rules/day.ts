import { textRule } from '@edtech/graphql';
import { isDay } from '../consent/majority.rules.js';

/** How days are written, for descriptions. */
export const DAY = 'a day such as 2010-02-28';

/** A day of the calendar: `2010-02-28`. */
export function IsDayOfCalendar(): PropertyDecorator {
  return textRule('isDay', `must be ${DAY}`, isDay);
}
