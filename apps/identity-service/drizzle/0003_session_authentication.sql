ALTER TABLE "identity"."user_sessions" ADD COLUMN "authenticated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."user_sessions" ADD COLUMN "methods" text[] DEFAULT '{"pwd"}' NOT NULL;--> statement-breakpoint
-- Whoever was signed in before showed a password when the session began, and nothing since.
UPDATE "identity"."user_sessions" SET "authenticated_at" = "created_at";--> statement-breakpoint
ALTER TABLE "identity"."user_sessions" ADD CONSTRAINT "user_sessions_methods_check" CHECK (cardinality(methods) > 0 and methods <@ array['pwd', 'otp', 'webauthn', 'oidc']);
