CREATE TABLE "analytics"."inbox" (
	"id" bigserial NOT NULL,
	"event_id" uuid PRIMARY KEY NOT NULL,
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
	"error" text
);
--> statement-breakpoint
CREATE TABLE "analytics"."outbox" (
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
CREATE TABLE "analytics"."relay_leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" uuid,
	"fencing_token" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "analytics"."shelves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "inbox_pending_idx" ON "analytics"."inbox" USING btree ("id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "inbox_key_idx" ON "analytics"."inbox" USING btree ("topic","subject","id") WHERE status in ('pending', 'parked');--> statement-breakpoint
CREATE INDEX "inbox_holding_idx" ON "analytics"."inbox" USING btree ("topic","subject","id") WHERE status = 'parked' or (status = 'pending' and next_attempt_at is not null);
--> statement-breakpoint
CREATE TABLE "analytics"."event_operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"actor" text NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"progress" jsonb NOT NULL,
	"error" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "analytics"."inbox_positions" (
	"topic" text NOT NULL,
	"subject" text NOT NULL,
	"sequence" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "inbox_positions_pkey" PRIMARY KEY("topic","subject")
);
--> statement-breakpoint
CREATE TABLE "analytics"."projection_shadows" (
	"projection" text NOT NULL,
	"subject" text NOT NULL,
	"sequence" bigint NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "projection_shadows_pkey" PRIMARY KEY("projection","subject")
);
--> statement-breakpoint
-- The inbox becomes a table of weekly partitions, as partitionInboxStatements of libs/messaging says.
DO $$
DECLARE
  definition text;
  definitions text[];
BEGIN
  SELECT array_agg(pg_get_indexdef(indexrelid)) INTO definitions FROM pg_index WHERE indrelid = '"analytics"."inbox"'::regclass AND NOT indisprimary;
  ALTER TABLE "analytics"."inbox" RENAME TO "inbox_whole";
  CREATE TABLE "analytics"."inbox" (LIKE "analytics"."inbox_whole" INCLUDING DEFAULTS) PARTITION BY RANGE ("event_id");
  ALTER SEQUENCE "analytics"."inbox_id_seq" OWNED BY "analytics"."inbox"."id";
  -- Takes what no week has: ids of another kind, and those for whose week there is no partition yet.
  CREATE TABLE "analytics"."inbox_default" PARTITION OF "analytics"."inbox" DEFAULT;
  INSERT INTO "analytics"."inbox" SELECT * FROM "analytics"."inbox_whole";
  DROP TABLE "analytics"."inbox_whole";
  ALTER TABLE "analytics"."inbox" ADD CONSTRAINT "inbox_pkey" PRIMARY KEY ("event_id");
  FOREACH definition IN ARRAY definitions LOOP
    EXECUTE definition;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION "analytics"."inbox_make_partitions"(weeks bigint[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
-- Makes the partitions of these weeks, counted from 1970, where they are missing; true when all are there that there can be.
DECLARE
  week bigint;
  leaf text;
  first_id uuid;
  next_id uuid;
  excess record;
BEGIN
  FOR week IN SELECT DISTINCT w FROM unnest(weeks) AS w WHERE w BETWEEN 2609 AND floor(extract(epoch FROM clock_timestamp()) / 604800) + 8 ORDER BY w LOOP
    leaf := 'inbox_' || to_char(to_timestamp(week * 604800) AT TIME ZONE 'UTC', 'YYYYMMDD');
    CONTINUE WHEN EXISTS (SELECT FROM pg_tables WHERE schemaname = 'analytics' AND tablename = leaf);
    PERFORM pg_advisory_xact_lock(hashtextextended('analytics' || ' inbox partitions', 0));
    -- Asked again by a query, which sees what was committed while we waited; a cached name would not.
    CONTINUE WHEN EXISTS (SELECT FROM pg_tables WHERE schemaname = 'analytics' AND tablename = leaf);
    first_id := (lpad(to_hex(week * 604800000), 12, '0') || repeat('0', 20))::uuid;
    next_id := (lpad(to_hex((week + 1) * 604800000), 12, '0') || repeat('0', 20))::uuid;
    EXECUTE format('CREATE TABLE "analytics".%I (LIKE "analytics"."inbox" INCLUDING DEFAULTS)', leaf);
    -- Nobody may do with a part what he may not do with the whole.
    FOR excess IN
      SELECT a.grantee, a.privilege_type FROM pg_class c, aclexplode(c.relacl) AS a
      WHERE c.oid = to_regclass(format('%I.%I', 'analytics', leaf)) AND a.grantee <> c.relowner AND NOT EXISTS (
        SELECT FROM pg_class p, aclexplode(p.relacl) AS b
        WHERE p.oid = '"analytics"."inbox"'::regclass AND b.grantee = a.grantee AND b.privilege_type = a.privilege_type)
    LOOP
      EXECUTE format('REVOKE %s ON "analytics".%I FROM %s', excess.privilege_type, leaf, CASE excess.grantee WHEN 0 THEN 'PUBLIC' ELSE excess.grantee::regrole::text END);
    END LOOP;
    -- What came before its partition was made.
    LOCK TABLE "analytics"."inbox_default" IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('WITH early AS (DELETE FROM "analytics"."inbox_default" WHERE event_id >= $1 AND event_id < $2 RETURNING *) INSERT INTO "analytics".%I SELECT * FROM early', leaf)
      USING first_id, next_id;
    EXECUTE format('ALTER TABLE "analytics"."inbox" ATTACH PARTITION "analytics".%I FOR VALUES FROM (%L) TO (%L)', leaf, first_id, next_id);
  END LOOP;
  RETURN true;
EXCEPTION
  -- Events wait in the default partition until it succeeds.
  WHEN lock_not_available THEN RETURN false;
END $$;
--> statement-breakpoint
CREATE FUNCTION "analytics"."inbox_drop_partition"(week bigint, retention interval) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
-- Drops the partition of a week that was over longer ago than the retention, if everything in it is done with, and keeps
-- of each key how far it had come; true when it was dropped.
DECLARE
  leaf text := 'inbox_' || to_char(to_timestamp(week * 604800) AT TIME ZONE 'UTC', 'YYYYMMDD');
  waiting boolean;
BEGIN
  IF to_timestamp((week + 1) * 604800) > clock_timestamp() - retention THEN RETURN false; END IF;
  -- Whoever stores events of a week that may be dropped holds this lock too.
  PERFORM pg_advisory_xact_lock(hashtextextended('analytics' || ' inbox week ' || week, 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('analytics' || ' inbox partitions', 0));
  IF NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'analytics' AND tablename = leaf) THEN RETURN false; END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM "analytics".%I WHERE status IN (''pending'', ''parked''))', leaf) INTO waiting;
  IF waiting THEN RETURN false; END IF;
  EXECUTE format('INSERT INTO "analytics"."inbox_positions" AS p (topic, subject, sequence, event_id)
    SELECT topic, subject, max(sequence), max(event_id::text COLLATE "C")::uuid FROM "analytics".%I GROUP BY topic, subject ORDER BY topic, subject
    ON CONFLICT (topic, subject) DO UPDATE SET sequence = greatest(p.sequence, excluded.sequence), event_id = greatest(p.event_id, excluded.event_id)', leaf);
  EXECUTE format('DROP TABLE "analytics".%I', leaf);
  RETURN true;
EXCEPTION
  WHEN lock_not_available THEN RETURN false;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "analytics"."inbox_make_partitions"(bigint[]), "analytics"."inbox_drop_partition"(bigint, interval) FROM PUBLIC;
--> statement-breakpoint
SELECT "analytics"."inbox_make_partitions"(array(
  SELECT floor(extract(epoch FROM clock_timestamp()) / 604800)::bigint + n FROM generate_series(0, 1) AS n
  UNION SELECT ('x' || left(replace(event_id::text, '-', ''), 12))::bit(48)::bigint / 604800000 FROM "analytics"."inbox"));
--> statement-breakpoint
CREATE TABLE "analytics"."session_revocations" (
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
CREATE INDEX "session_revocations_recorded_at_idx" ON "analytics"."session_revocations" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "session_revocations_expires_at_idx" ON "analytics"."session_revocations" USING btree ("expires_at");
--> statement-breakpoint
CREATE TABLE "analytics"."erased_people" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"erasure_id" uuid NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	CONSTRAINT "erased_people_erasure_id_unique" UNIQUE("erasure_id")
);
