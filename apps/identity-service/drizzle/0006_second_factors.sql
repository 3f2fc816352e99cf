CREATE TABLE "identity"."federated_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "federated_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject"),
	CONSTRAINT "federated_identities_issuer_check" CHECK (char_length(issuer) between 1 and 512),
	CONSTRAINT "federated_identities_subject_check" CHECK (char_length(subject) between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "identity"."passkeys" (
	"credential_id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"public_key" text NOT NULL,
	"sign_count" bigint NOT NULL,
	"name" text NOT NULL,
	"transports" text[] NOT NULL,
	"backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkeys_credential_id_check" CHECK (char_length(credential_id) between 1 and 1364),
	CONSTRAINT "passkeys_name_check" CHECK (char_length(name) between 1 and 100),
	CONSTRAINT "passkeys_sign_count_check" CHECK (sign_count >= 0)
);
--> statement-breakpoint
CREATE TABLE "identity"."recovery_codes" (
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recovery_codes_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash"),
	CONSTRAINT "recovery_codes_code_hash_check" CHECK (code_hash ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "identity"."sign_in_challenges" (
	"challenge_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"device_name" text,
	"methods" text[] NOT NULL,
	"password_mark" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_in_challenges_challenge_hash_check" CHECK (challenge_hash ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "sign_in_challenges_device_name_check" CHECK (char_length(device_name) between 1 and 100),
	CONSTRAINT "sign_in_challenges_methods_check" CHECK (cardinality(methods) > 0),
	CONSTRAINT "sign_in_challenges_password_mark_check" CHECK (password_mark ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "identity"."totp_authenticators" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_used_step" bigint,
	"failures" integer DEFAULT 0 NOT NULL,
	"blocked_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "totp_authenticators_sealed_secret_check" CHECK (sealed_secret ~ '^[0-9a-f]{8}\.[A-Za-z0-9_-]{60,}$'),
	CONSTRAINT "totp_authenticators_failures_check" CHECK (failures >= 0)
);
--> statement-breakpoint
CREATE TABLE "identity"."used_challenges" (
	"challenge_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "used_challenges_challenge_hash_check" CHECK (challenge_hash ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "identity"."federated_identities" ADD CONSTRAINT "federated_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."totp_authenticators" ADD CONSTRAINT "totp_authenticators_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "federated_identities_user_id_idx" ON "identity"."federated_identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkeys_user_id_idx" ON "identity"."passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_challenges_user_id_idx" ON "identity"."sign_in_challenges" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_challenges_expires_at_idx" ON "identity"."sign_in_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "used_challenges_expires_at_idx" ON "identity"."used_challenges" USING btree ("expires_at");--> statement-breakpoint
COMMENT ON COLUMN "identity"."totp_authenticators"."sealed_secret" IS 'Encrypted by the service with IDENTITY_FACTOR_KEY, for this user only. The secret itself is stored nowhere.';
--> statement-breakpoint
COMMENT ON COLUMN "identity"."recovery_codes"."code_hash" IS 'SHA-256 of the code, in hex. The code itself is stored nowhere.';
