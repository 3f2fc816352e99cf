import { boolean, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, paymentSchema } from './payment.schema.js';

/** Where a tutor is paid out. Nobody is paid while the provider's onboarding is not complete. */
export const stripeAccounts = paymentSchema.table(
  'stripe_accounts',
  {
    id: uuid('id').primaryKey(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    stripeAccountId: text('stripe_account_id').notNull(),
    onboardingComplete: boolean('onboarding_complete').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [unique('stripe_accounts_tutor').on(t.tutorUserId), unique('stripe_accounts_stripe_account_id').on(t.stripeAccountId)],
);
