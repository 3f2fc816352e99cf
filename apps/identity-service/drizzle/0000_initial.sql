CREATE TABLE "identity"."auth_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"family_id" uuid,
	"token" text NOT NULL,
	"type" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "auth_tokens_type_check" CHECK (type in ('refresh', 'email_verify', 'password_reset')),
	CONSTRAINT "auth_tokens_token_check" CHECK (token ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "auth_tokens_family_check" CHECK ((type = 'refresh') = (family_id is not null)),
	CONSTRAINT "auth_tokens_expires_at_check" CHECK (expires_at > created_at)
);
--> statement-breakpoint
CREATE TABLE "identity"."credentials" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credentials_password_hash_check" CHECK (password_hash like '$argon2id$%')
);
--> statement-breakpoint
CREATE TABLE "identity"."inbox" (
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
CREATE TABLE "identity"."outbox" (
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
CREATE TABLE "identity"."relay_leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" uuid,
	"fencing_token" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."user_profiles" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"bio" text,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_profiles_bio_check" CHECK (char_length(bio) <= 2000),
	CONSTRAINT "user_profiles_preferences_check" CHECK (jsonb_typeof(preferences) = 'object'),
	CONSTRAINT "user_profiles_settings_check" CHECK (jsonb_typeof(settings) = 'object')
);
--> statement-breakpoint
CREATE TABLE "identity"."user_sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"device_name" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_because" text,
	CONSTRAINT "user_sessions_device_name_check" CHECK (char_length(device_name) between 1 and 100),
	CONSTRAINT "user_sessions_expires_at_check" CHECK (expires_at > created_at),
	CONSTRAINT "user_sessions_ended_because_check" CHECK (ended_because in ('signed_out', 'revoked', 'password_changed', 'token_reused', 'account_closed')),
	CONSTRAINT "user_sessions_ended_check" CHECK ((ended_at is null) = (ended_because is null))
);
--> statement-breakpoint
CREATE TABLE "identity"."users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"role" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_check" CHECK (char_length(email) between 3 and 254),
	CONSTRAINT "users_first_name_check" CHECK (char_length(first_name) between 1 and 100),
	CONSTRAINT "users_last_name_check" CHECK (char_length(last_name) between 1 and 100),
	CONSTRAINT "users_role_check" CHECK (role in ('student', 'tutor', 'admin')),
	CONSTRAINT "users_status_check" CHECK (status in ('active', 'suspended', 'deleted')),
	CONSTRAINT "users_locale_check" CHECK (char_length(locale) between 2 and 35),
	CONSTRAINT "users_time_zone_check" CHECK (char_length(time_zone) between 1 and 64),
	CONSTRAINT "users_version_check" CHECK (version > 0)
);
--> statement-breakpoint
ALTER TABLE "identity"."auth_tokens" ADD CONSTRAINT "auth_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."auth_tokens" ADD CONSTRAINT "auth_tokens_family_id_user_sessions_session_id_fk" FOREIGN KEY ("family_id") REFERENCES "identity"."user_sessions"("session_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."user_profiles" ADD CONSTRAINT "user_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."user_sessions" ADD CONSTRAINT "user_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "auth_tokens_token_key" ON "identity"."auth_tokens" USING btree ("token");--> statement-breakpoint
CREATE INDEX "auth_tokens_user_id_idx" ON "identity"."auth_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_tokens_family_id_idx" ON "identity"."auth_tokens" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "auth_tokens_expires_at_idx" ON "identity"."auth_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "inbox_pending_idx" ON "identity"."inbox" USING btree ("id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "inbox_key_idx" ON "identity"."inbox" USING btree ("topic","subject","id") WHERE status in ('pending', 'parked');--> statement-breakpoint
CREATE INDEX "inbox_holding_idx" ON "identity"."inbox" USING btree ("topic","subject","id") WHERE status = 'parked' or (status = 'pending' and next_attempt_at is not null);--> statement-breakpoint
CREATE INDEX "inbox_done_idx" ON "identity"."inbox" USING btree ("handled_at") WHERE status in ('handled', 'dropped');--> statement-breakpoint
CREATE INDEX "user_sessions_user_id_idx" ON "identity"."user_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_sessions_expires_at_idx" ON "identity"."user_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "identity"."users" USING btree (lower(email));