CREATE TABLE "identity"."service_account_secrets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_account_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"session_id" uuid NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "service_account_secrets_secret_hash_check" CHECK (secret_hash ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "service_account_secrets_expires_at_check" CHECK (expires_at > created_at)
);
--> statement-breakpoint
CREATE TABLE "identity"."service_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"scopes" text[] NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_accounts_name_check" CHECK (char_length(name) between 1 and 100),
	CONSTRAINT "service_accounts_description_check" CHECK (char_length(description) <= 500),
	CONSTRAINT "service_accounts_scopes_check" CHECK (cardinality(scopes) > 0),
	CONSTRAINT "service_accounts_status_check" CHECK (status in ('active', 'suspended'))
);
--> statement-breakpoint
ALTER TABLE "identity"."service_account_secrets" ADD CONSTRAINT "service_account_secrets_service_account_id_service_accounts_id_fk" FOREIGN KEY ("service_account_id") REFERENCES "identity"."service_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."service_account_secrets" ADD CONSTRAINT "service_account_secrets_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "identity"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."service_accounts" ADD CONSTRAINT "service_accounts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "identity"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_account_secrets_service_account_id_idx" ON "identity"."service_account_secrets" USING btree ("service_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_account_secrets_secret_hash_key" ON "identity"."service_account_secrets" USING btree ("secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "service_accounts_name_key" ON "identity"."service_accounts" USING btree (lower("name"));