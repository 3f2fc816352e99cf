CREATE TABLE "identity"."consents" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"needed_until" timestamp with time zone,
	"kinds" text[] NOT NULL,
	"maximum_minor" bigint,
	"maximum_currency" char(3),
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consents_kinds_check" CHECK (kinds <@ array['booking', 'payment']),
	CONSTRAINT "consents_maximum_check" CHECK (maximum_minor >= 0 and (maximum_minor is null) = (maximum_currency is null)),
	CONSTRAINT "consents_needed_check" CHECK (needed_until is not null or (kinds = '{}' and maximum_minor is null))
);
--> statement-breakpoint
CREATE TABLE "identity"."dates_of_birth" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"date_of_birth" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dates_of_birth_date_of_birth_check" CHECK (date_of_birth >= '1900-01-01')
);
--> statement-breakpoint
CREATE TABLE "identity"."guardianships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ward_id" uuid NOT NULL,
	"guardian_id" uuid,
	"status" text NOT NULL,
	"invited_email" text,
	"token" text,
	"invited_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"maximum_minor" bigint,
	"maximum_currency" char(3),
	"consented_at" timestamp with time zone,
	CONSTRAINT "guardianships_status_check" CHECK (status in ('invited', 'declined', 'withdrawn', 'active', 'ended')),
	CONSTRAINT "guardianships_other_check" CHECK (guardian_id <> ward_id),
	CONSTRAINT "guardianships_guardian_check" CHECK ((guardian_id is not null) = (status in ('active', 'ended')) and (accepted_at is not null) = (status in ('active', 'ended'))),
	CONSTRAINT "guardianships_invited_email_check" CHECK ((invited_email is null) = (status in ('active', 'ended'))),
	CONSTRAINT "guardianships_token_check" CHECK ((token is not null) = (status = 'invited') and token ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "guardianships_ended_check" CHECK ((ended_at is not null) = (status = 'ended') and (ended_by is not null) = (status = 'ended')),
	CONSTRAINT "guardianships_ended_by_check" CHECK (ended_by in ('ward', 'guardian', 'admin', 'account_closed')),
	CONSTRAINT "guardianships_kinds_check" CHECK (kinds <@ array['booking', 'payment'] and (status = 'active' or kinds = '{}')),
	CONSTRAINT "guardianships_maximum_check" CHECK (maximum_minor >= 0 and (maximum_minor is null) = (maximum_currency is null) and (kinds <> '{}' or maximum_minor is null)),
	CONSTRAINT "guardianships_consented_at_check" CHECK ((consented_at is not null) = (kinds <> '{}')),
	CONSTRAINT "guardianships_expires_at_check" CHECK (expires_at > invited_at)
);
--> statement-breakpoint
ALTER TABLE "identity"."mail_jobs" DROP CONSTRAINT "mail_jobs_token_id_check";--> statement-breakpoint
ALTER TABLE "identity"."pending_sign_ups" ADD COLUMN "date_of_birth" date;--> statement-breakpoint
ALTER TABLE "identity"."consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."dates_of_birth" ADD CONSTRAINT "dates_of_birth_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."guardianships" ADD CONSTRAINT "guardianships_ward_id_users_id_fk" FOREIGN KEY ("ward_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."guardianships" ADD CONSTRAINT "guardianships_guardian_id_users_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "guardianships_token_key" ON "identity"."guardianships" USING btree ("token");--> statement-breakpoint
CREATE UNIQUE INDEX "guardianships_active_ward_key" ON "identity"."guardianships" USING btree ("ward_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "guardianships_ward_id_idx" ON "identity"."guardianships" USING btree ("ward_id");--> statement-breakpoint
CREATE INDEX "guardianships_guardian_id_idx" ON "identity"."guardianships" USING btree ("guardian_id");--> statement-breakpoint
CREATE INDEX "guardianships_expires_at_idx" ON "identity"."guardianships" USING btree ("expires_at") WHERE guardian_id is null;--> statement-breakpoint
ALTER TABLE "identity"."mail_jobs" ADD CONSTRAINT "mail_jobs_token_id_check" CHECK (token_id is not null or kind not in ('sign_up', 'password_reset', 'email_change_old', 'email_change_new', 'guardian_invitation'));
--> statement-breakpoint
COMMENT ON COLUMN "identity"."consents"."version" IS 'Sequence of the consent''s events.';
--> statement-breakpoint
COMMENT ON COLUMN "identity"."guardianships"."token" IS 'SHA-256 of the token, in hex, until it is answered. The token itself is stored nowhere.';
