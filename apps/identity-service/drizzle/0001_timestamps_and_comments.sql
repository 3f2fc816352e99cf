-- updated_at follows every change and created_at none, whoever writes and with whatever tool.
CREATE FUNCTION "identity"."touch_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Not now(): two changes in one transaction are two moments.
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION "identity"."keep_created_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.created_at IS DISTINCT FROM OLD.created_at THEN
    RAISE EXCEPTION 'created_at of %.% never changes', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "users_touch_updated_at" BEFORE UPDATE ON "identity"."users" FOR EACH ROW EXECUTE FUNCTION "identity"."touch_updated_at"();
--> statement-breakpoint
CREATE TRIGGER "user_profiles_touch_updated_at" BEFORE UPDATE ON "identity"."user_profiles" FOR EACH ROW EXECUTE FUNCTION "identity"."touch_updated_at"();
--> statement-breakpoint
CREATE TRIGGER "credentials_touch_updated_at" BEFORE UPDATE ON "identity"."credentials" FOR EACH ROW EXECUTE FUNCTION "identity"."touch_updated_at"();
--> statement-breakpoint
CREATE TRIGGER "users_keep_created_at" BEFORE UPDATE OF "created_at" ON "identity"."users" FOR EACH ROW EXECUTE FUNCTION "identity"."keep_created_at"();
--> statement-breakpoint
COMMENT ON TABLE "identity"."users" IS 'Accounts: identity.User. Every other service refers to its id and keeps its own copy of what it needs.';
--> statement-breakpoint
COMMENT ON COLUMN "identity"."users"."version" IS 'Sequence of the user''s events.';
--> statement-breakpoint
COMMENT ON COLUMN "identity"."auth_tokens"."token" IS 'SHA-256 of the token, in hex. The token itself is stored nowhere.';
--> statement-breakpoint
COMMENT ON COLUMN "identity"."auth_tokens"."family_id" IS 'The session whose refresh tokens are one family.';
