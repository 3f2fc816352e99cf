CREATE TABLE "payment"."session_revocations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"role" text,
	"active" boolean,
	"version" bigint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "session_revocations_kind_check" CHECK (kind in ('session', 'account')),
	CONSTRAINT "session_revocations_account_check" CHECK ((kind = 'account') = (role is not null and active is not null))
);
--> statement-breakpoint
CREATE INDEX "session_revocations_recorded_at_idx" ON "payment"."session_revocations" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "session_revocations_expires_at_idx" ON "payment"."session_revocations" USING btree ("expires_at");--> statement-breakpoint
COMMENT ON TABLE "payment"."session_revocations" IS 'Why access tokens are not believed any more: sessions that ended and accounts that changed, by events of identity';
