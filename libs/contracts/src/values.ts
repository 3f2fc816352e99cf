import { z } from 'zod';

/** An aggregate's or entity's id. */
export const id = z.uuid();

/** A UTC instant, ISO 8601 with `Z`. */
export const instant = z.iso.datetime();

/** An amount of money: integer minor units (cents) that fit a JSON number, with an ISO 4217 currency. */
export const money = z.object({
  amountMinor: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** A subject of the taxonomy, as a lower-case slug: `mathematics`. */
export const subjectSlug = z.string().min(1).max(60).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A BCP 47 language tag: `en`, `de-AT`. */
export const languageTag = z.string().min(2).max(35);
