import { bigint, char, pgSchema, timestamp } from 'drizzle-orm/pg-core';

/** Everything this service owns. Not exported to drizzle-kit: the schema itself is provisioned, not migrated. */
export const paymentSchema = pgSchema('payment');

/** An amount in minor units of the row's currency. */
export const minor = (name: string) => bigint(name, { mode: 'bigint' });

/** ISO 4217, in capitals. */
export const currency = () => char('currency', { length: 3 });

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
