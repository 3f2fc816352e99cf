CREATE TABLE "identity"."security_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"session_id" uuid,
	"address" text,
	"device_name" text,
	"actor_id" uuid,
	CONSTRAINT "security_events_kind_check" CHECK (kind ~ '^[a-z_]{1,50}$'),
	CONSTRAINT "security_events_address_check" CHECK (address ~ '^([0-9]{1,3}\.){3}0/24$' or address ~ '^[0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::/48$'),
	CONSTRAINT "security_events_device_name_check" CHECK (char_length(device_name) between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "identity"."mail_jobs" DROP CONSTRAINT "mail_jobs_kind_check";--> statement-breakpoint
ALTER TABLE "identity"."mail_jobs" DROP CONSTRAINT "mail_jobs_token_id_check";--> statement-breakpoint
ALTER TABLE "identity"."security_events" ADD CONSTRAINT "security_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "security_events_user_id_id_idx" ON "identity"."security_events" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "security_events_devices_idx" ON "identity"."security_events" USING btree ("user_id","address","device_name") WHERE kind = 'signed_in';--> statement-breakpoint
CREATE INDEX "security_events_occurred_at_idx" ON "identity"."security_events" USING btree ("occurred_at");--> statement-breakpoint
ALTER TABLE "identity"."mail_jobs" ADD CONSTRAINT "mail_jobs_kind_check" CHECK (kind ~ '^[a-z_]{1,50}$');--> statement-breakpoint
ALTER TABLE "identity"."mail_jobs" ADD CONSTRAINT "mail_jobs_token_id_check" CHECK (token_id is not null or kind not in ('sign_up', 'password_reset', 'email_change_old', 'email_change_new'));--> statement-breakpoint
COMMENT ON COLUMN "identity"."security_events"."session_id" IS 'identity.UserSession; events outlive it.';--> statement-breakpoint
COMMENT ON COLUMN "identity"."security_events"."actor_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "identity"."security_events"."address" IS 'A network: 203.0.113.0/24 or 2001:db8:1::/48. Whole addresses are stored nowhere.';--> statement-breakpoint

-- Append-only: rights.json says what the service may do, and this that nobody rewrites what was written.
CREATE FUNCTION "identity"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "security_events_append_only" BEFORE UPDATE OR TRUNCATE ON "identity"."security_events" EXECUTE FUNCTION "identity"."refuse_change"();--> statement-breakpoint

-- The two ways in which rows go, with the owner's rights and no more than their names say.
CREATE FUNCTION "identity"."remove_security_events"(before timestamptz, most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
-- Removes up to so many that are older, but none of the last 30 days, whoever asks for it. Returns how many.
DECLARE
  removed integer;
BEGIN
  DELETE FROM "identity"."security_events" WHERE id IN (
    SELECT id FROM "identity"."security_events" WHERE occurred_at < least(before, clock_timestamp() - interval '30 days')
    ORDER BY occurred_at LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;--> statement-breakpoint
CREATE FUNCTION "identity"."erase_security_events"(person uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
-- Removes all of an account, which has to be closed for good. Returns how many.
DECLARE
  removed integer;
BEGIN
  IF EXISTS (SELECT FROM "identity"."users" WHERE id = person AND status <> 'deleted') THEN
    RAISE EXCEPTION 'only the events of closed accounts are erased' USING ERRCODE = 'restrict_violation';
  END IF;
  DELETE FROM "identity"."security_events" WHERE user_id = person;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION "identity"."remove_security_events"(timestamptz, integer), "identity"."erase_security_events"(uuid) FROM PUBLIC;
