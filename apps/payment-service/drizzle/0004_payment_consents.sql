CREATE TABLE "payment"."payment_consents" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"needed_until" timestamp with time zone,
	"given" boolean NOT NULL,
	"maximum_minor" bigint,
	"maximum_currency" char(3),
	"source_version" integer NOT NULL
);
--> statement-breakpoint
COMMENT ON TABLE "payment"."payment_consents" IS 'Copy of identity.Consent.';
--> statement-breakpoint
COMMENT ON COLUMN "payment"."payment_consents"."user_id" IS 'identity.User';
