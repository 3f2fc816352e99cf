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
ALTER TABLE "analytics"."inbox" DROP CONSTRAINT "inbox_event_id_unique";--> statement-breakpoint
DROP INDEX "analytics"."inbox_done_idx";--> statement-breakpoint
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
