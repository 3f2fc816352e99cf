CREATE TABLE "identity"."attempt_counts" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" double precision
);
--> statement-breakpoint
CREATE TABLE "identity"."email_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"new_email" text NOT NULL,
	"old_token_id" uuid NOT NULL,
	"new_token_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "email_changes_expires_at_check" CHECK (expires_at > created_at)
);
--> statement-breakpoint
CREATE TABLE "identity"."mail_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"locale" text,
	"token_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "mail_jobs_kind_check" CHECK (kind in ('sign_up', 'password_reset', 'password_changed', 'email_change_old', 'email_change_new')),
	CONSTRAINT "mail_jobs_token_id_check" CHECK ((token_id is null) = (kind = 'password_changed'))
);
--> statement-breakpoint
CREATE TABLE "identity"."pending_sign_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"role" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"password_hash" text NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pending_sign_ups_role_check" CHECK (role in ('student', 'tutor')),
	CONSTRAINT "pending_sign_ups_password_hash_check" CHECK (password_hash like '$argon2id$%'),
	CONSTRAINT "pending_sign_ups_token_check" CHECK (token ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "pending_sign_ups_expires_at_check" CHECK (expires_at > created_at)
);
--> statement-breakpoint
ALTER TABLE "identity"."email_changes" ADD CONSTRAINT "email_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."email_changes" ADD CONSTRAINT "email_changes_old_token_id_auth_tokens_id_fk" FOREIGN KEY ("old_token_id") REFERENCES "identity"."auth_tokens"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."email_changes" ADD CONSTRAINT "email_changes_new_token_id_auth_tokens_id_fk" FOREIGN KEY ("new_token_id") REFERENCES "identity"."auth_tokens"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_counts_expire_idx" ON "identity"."attempt_counts" USING btree ("expire");--> statement-breakpoint
CREATE UNIQUE INDEX "email_changes_user_id_key" ON "identity"."email_changes" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "email_changes_old_token_id_key" ON "identity"."email_changes" USING btree ("old_token_id");--> statement-breakpoint
CREATE UNIQUE INDEX "email_changes_new_token_id_key" ON "identity"."email_changes" USING btree ("new_token_id");--> statement-breakpoint
CREATE INDEX "email_changes_expires_at_idx" ON "identity"."email_changes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mail_jobs_next_attempt_at_idx" ON "identity"."mail_jobs" USING btree ("next_attempt_at");--> statement-breakpoint
CREATE UNIQUE INDEX "pending_sign_ups_token_key" ON "identity"."pending_sign_ups" USING btree ("token");--> statement-breakpoint
CREATE INDEX "pending_sign_ups_email_idx" ON "identity"."pending_sign_ups" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "pending_sign_ups_expires_at_idx" ON "identity"."pending_sign_ups" USING btree ("expires_at");