CREATE TABLE "payment"."invoice_counters" (
	"year" integer PRIMARY KEY NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "invoice_counters_positive" CHECK ("payment"."invoice_counters"."last_number" > 0)
);
--> statement-breakpoint
CREATE TABLE "payment"."invoices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"year" integer NOT NULL,
	"sequence" integer NOT NULL,
	"payment_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"student_user_id" uuid NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "invoices_number" UNIQUE("number"),
	CONSTRAINT "invoices_year_sequence" UNIQUE("year","sequence"),
	CONSTRAINT "invoices_one_per_payment" UNIQUE("payment_id"),
	CONSTRAINT "invoices_amount_positive" CHECK ("payment"."invoices"."amount_minor" > 0),
	CONSTRAINT "invoices_number_is_year_and_sequence" CHECK ("payment"."invoices"."number" = "payment"."invoices"."year"::text || '-' || lpad("payment"."invoices"."sequence"::text, greatest(6, length("payment"."invoices"."sequence"::text)), '0'))
);
--> statement-breakpoint
CREATE TABLE "payment"."ledger_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"owner_user_id" uuid,
	"currency" char(3) NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_accounts_one_each" UNIQUE NULLS NOT DISTINCT("owner_user_id","kind","currency"),
	CONSTRAINT "ledger_accounts_id_currency" UNIQUE("id","currency"),
	CONSTRAINT "ledger_accounts_kind_known" CHECK ("payment"."ledger_accounts"."kind" IN ('platform_clearing', 'platform_revenue', 'tutor_payable')),
	CONSTRAINT "ledger_accounts_owner_of_payable" CHECK (("payment"."ledger_accounts"."kind" = 'tutor_payable') = ("payment"."ledger_accounts"."owner_user_id" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "payment"."ledger_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"journal_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	CONSTRAINT "ledger_entries_move_something" CHECK ("payment"."ledger_entries"."amount_minor" <> 0)
);
--> statement-breakpoint
CREATE TABLE "payment"."ledger_journals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"payment_id" uuid,
	"posted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_journals_reference" UNIQUE("reference"),
	CONSTRAINT "ledger_journals_kind_known" CHECK ("payment"."ledger_journals"."kind" IN ('capture', 'refund', 'reversal', 'payout'))
);
--> statement-breakpoint
CREATE TABLE "payment"."lesson_references" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"student_user_id" uuid NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"scheduled_at" timestamp with time zone NOT NULL,
	"hold_expires_at" timestamp with time zone,
	"end_reason" text,
	"source_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment"."inbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"type" text NOT NULL,
	"topic" text NOT NULL,
	"source" text NOT NULL,
	"subject" text NOT NULL,
	"sequence" bigint NOT NULL,
	"time" timestamp with time zone NOT NULL,
	"data" jsonb NOT NULL,
	"correlation_id" text NOT NULL,
	"causation_id" text,
	"traceparent" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"waiting_since" timestamp with time zone,
	"next_attempt_at" timestamp with time zone,
	"handled_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "inbox_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "payment"."outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"type" text NOT NULL,
	"topic" text NOT NULL,
	"subject" text NOT NULL,
	"sequence" bigint NOT NULL,
	"data" jsonb NOT NULL,
	"correlation_id" text NOT NULL,
	"causation_id" text,
	"traceparent" text,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment"."relay_leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" uuid,
	"fencing_token" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment"."payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"student_user_id" uuid NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"platform_fee_minor" bigint NOT NULL,
	"tutor_share_minor" bigint NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"decline_reason" text,
	"payment_method" text NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"provider_reference" text,
	"authorized_at" timestamp with time zone,
	"captured_at" timestamp with time zone,
	"claimed_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"correlation_id" text,
	"causation_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payments_amount_positive" CHECK ("payment"."payments"."amount_minor" > 0),
	CONSTRAINT "payments_split_is_exact" CHECK ("payment"."payments"."amount_minor" = "payment"."payments"."platform_fee_minor" + "payment"."payments"."tutor_share_minor" AND "payment"."payments"."platform_fee_minor" >= 0 AND "payment"."payments"."tutor_share_minor" >= 0),
	CONSTRAINT "payments_refunded_at_most_amount" CHECK ("payment"."payments"."refunded_minor" BETWEEN 0 AND "payment"."payments"."amount_minor"),
	CONSTRAINT "payments_currency_code" CHECK ("payment"."payments"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payments_status_known" CHECK ("payment"."payments"."status" IN ('authorization_pending', 'authorized', 'declined', 'capture_pending', 'captured', 'void_pending', 'voided', 'refunded')),
	CONSTRAINT "payments_declined_with_reason" CHECK (("payment"."payments"."status" = 'declined') = ("payment"."payments"."decline_reason" IS NOT NULL)),
	CONSTRAINT "payments_pending_is_claimable" CHECK ((right("payment"."payments"."status", 8) = '_pending') = ("payment"."payments"."claimed_until" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "payment"."payouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"period" text NOT NULL,
	"status" text NOT NULL,
	"stripe_payout_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payouts_once_per_period" UNIQUE("tutor_user_id","period","currency"),
	CONSTRAINT "payouts_stripe_payout_id" UNIQUE("stripe_payout_id"),
	CONSTRAINT "payouts_amount_positive" CHECK ("payment"."payouts"."amount_minor" > 0),
	CONSTRAINT "payouts_period_is_a_month" CHECK ("payment"."payouts"."period" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "payouts_status_known" CHECK ("payment"."payouts"."status" IN ('pending', 'paid', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "payment"."refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"reason" text NOT NULL,
	"reason_text" text,
	"status" text NOT NULL,
	"stripe_refund_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refunds_stripe_refund_id" UNIQUE("stripe_refund_id"),
	CONSTRAINT "refunds_amount_positive" CHECK ("payment"."refunds"."amount_minor" > 0),
	CONSTRAINT "refunds_reason_known" CHECK ("payment"."refunds"."reason" IN ('cancelled_by_student', 'cancelled_by_tutor', 'tutor_absent', 'quality', 'duplicate', 'other')),
	CONSTRAINT "refunds_status_known" CHECK ("payment"."refunds"."status" IN ('pending', 'succeeded', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "payment"."sandbox_charges" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_method" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sandbox_charges_status_known" CHECK ("payment"."sandbox_charges"."status" IN ('authorized', 'captured', 'voided')),
	CONSTRAINT "sandbox_charges_refunded_at_most_amount" CHECK ("payment"."sandbox_charges"."refunded_minor" BETWEEN 0 AND "payment"."sandbox_charges"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "payment"."sandbox_requests" (
	"idempotency_key" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment"."stripe_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"stripe_account_id" text NOT NULL,
	"onboarding_complete" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stripe_accounts_tutor" UNIQUE("tutor_user_id"),
	CONSTRAINT "stripe_accounts_stripe_account_id" UNIQUE("stripe_account_id")
);
--> statement-breakpoint
CREATE TABLE "payment"."transactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid,
	"journal_id" uuid NOT NULL,
	"type" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"stripe_transaction_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "transactions_stripe_transaction_id" UNIQUE("stripe_transaction_id"),
	CONSTRAINT "transactions_type_known" CHECK ("payment"."transactions"."type" IN ('charge', 'fee', 'transfer', 'refund', 'reversal', 'payout')),
	CONSTRAINT "transactions_move_something" CHECK ("payment"."transactions"."amount_minor" <> 0),
	CONSTRAINT "transactions_of_a_payment" CHECK ("payment"."transactions"."payment_id" IS NOT NULL OR "payment"."transactions"."type" = 'payout')
);
--> statement-breakpoint
ALTER TABLE "payment"."invoices" ADD CONSTRAINT "invoices_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "payment"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment"."ledger_entries" ADD CONSTRAINT "ledger_entries_journal_id_ledger_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "payment"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment"."ledger_entries" ADD CONSTRAINT "ledger_entries_account_in_its_currency" FOREIGN KEY ("account_id","currency") REFERENCES "payment"."ledger_accounts"("id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment"."ledger_journals" ADD CONSTRAINT "ledger_journals_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "payment"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment"."refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "payment"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment"."transactions" ADD CONSTRAINT "transactions_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "payment"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment"."transactions" ADD CONSTRAINT "transactions_journal_id_ledger_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "payment"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_lesson_idx" ON "payment"."invoices" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "invoices_student_idx" ON "payment"."invoices" USING btree ("student_user_id");--> statement-breakpoint
CREATE INDEX "invoices_tutor_idx" ON "payment"."invoices" USING btree ("tutor_user_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_journal_idx" ON "payment"."ledger_entries" USING btree ("journal_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_account_idx" ON "payment"."ledger_entries" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "ledger_journals_payment_idx" ON "payment"."ledger_journals" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "lesson_references_student_idx" ON "payment"."lesson_references" USING btree ("student_user_id");--> statement-breakpoint
CREATE INDEX "lesson_references_tutor_idx" ON "payment"."lesson_references" USING btree ("tutor_user_id");--> statement-breakpoint
CREATE INDEX "inbox_pending_idx" ON "payment"."inbox" USING btree ("id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "inbox_key_idx" ON "payment"."inbox" USING btree ("topic","subject","id") WHERE status in ('pending', 'parked');--> statement-breakpoint
CREATE INDEX "inbox_holding_idx" ON "payment"."inbox" USING btree ("topic","subject","id") WHERE status = 'parked' or (status = 'pending' and next_attempt_at is not null);--> statement-breakpoint
CREATE INDEX "inbox_done_idx" ON "payment"."inbox" USING btree ("handled_at") WHERE status in ('handled', 'dropped');--> statement-breakpoint
CREATE UNIQUE INDEX "payments_student_idempotency_key" ON "payment"."payments" USING btree ("student_user_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_active_lesson" ON "payment"."payments" USING btree ("lesson_id") WHERE status NOT IN ('declined', 'voided');--> statement-breakpoint
CREATE UNIQUE INDEX "payments_provider_reference" ON "payment"."payments" USING btree ("provider_reference");--> statement-breakpoint
CREATE INDEX "payments_lesson_idx" ON "payment"."payments" USING btree ("lesson_id","id");--> statement-breakpoint
CREATE INDEX "payments_tutor_idx" ON "payment"."payments" USING btree ("tutor_user_id");--> statement-breakpoint
CREATE INDEX "payments_due_idx" ON "payment"."payments" USING btree ("claimed_until") WHERE claimed_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX "payouts_tutor_idx" ON "payment"."payouts" USING btree ("tutor_user_id","id");--> statement-breakpoint
CREATE INDEX "refunds_payment_idx" ON "payment"."refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "transactions_payment_idx" ON "payment"."transactions" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "transactions_journal_idx" ON "payment"."transactions" USING btree ("journal_id");