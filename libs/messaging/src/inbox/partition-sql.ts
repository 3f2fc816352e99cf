import { quoteIdentifier, quoteLiteral } from '@edtech/drizzle';
import { FIRST_WEEK, WEEKS_AHEAD } from './inbox-week.js';

/**
 * The SQL that makes a service's inbox a partitioned table, for its migration and nothing else: the statements of the
 * six migrations are compared with these. Rows that are there are carried over.
 *
 * A partition holds the events of one week, told by the time with which their ids begin: so an id is unique over all
 * partitions, and a week that is over can be dropped. The service's runtime role defines nothing; it makes and drops
 * partitions by the functions, which run as their owner.
 */
export function partitionInboxStatements(schema: string): string[] {
  const s = quoteIdentifier(schema);
  const name = quoteLiteral(schema);
  // What a name means must not depend on who calls.
  const asOwner = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp`;
  return [
    `DO $$
DECLARE
  definition text;
  definitions text[];
BEGIN
  SELECT array_agg(pg_get_indexdef(indexrelid)) INTO definitions FROM pg_index WHERE indrelid = '${s}."inbox"'::regclass AND NOT indisprimary;
  ALTER TABLE ${s}."inbox" RENAME TO "inbox_whole";
  CREATE TABLE ${s}."inbox" (LIKE ${s}."inbox_whole" INCLUDING DEFAULTS) PARTITION BY RANGE ("event_id");
  ALTER SEQUENCE ${s}."inbox_id_seq" OWNED BY ${s}."inbox"."id";
  -- Takes what no week has: ids of another kind, and those for whose week there is no partition yet.
  CREATE TABLE ${s}."inbox_default" PARTITION OF ${s}."inbox" DEFAULT;
  INSERT INTO ${s}."inbox" SELECT * FROM ${s}."inbox_whole";
  DROP TABLE ${s}."inbox_whole";
  ALTER TABLE ${s}."inbox" ADD CONSTRAINT "inbox_pkey" PRIMARY KEY ("event_id");
  FOREACH definition IN ARRAY definitions LOOP
    EXECUTE definition;
  END LOOP;
END $$;`,
    `CREATE FUNCTION ${s}."inbox_make_partitions"(weeks bigint[]) RETURNS boolean ${asOwner} SET lock_timeout = '5s' AS $$
-- Makes the partitions of these weeks, counted from 1970, where they are missing; true when all are there that there can be.
DECLARE
  week bigint;
  leaf text;
  first_id uuid;
  next_id uuid;
  excess record;
BEGIN
  FOR week IN SELECT DISTINCT w FROM unnest(weeks) AS w WHERE w BETWEEN ${FIRST_WEEK} AND floor(extract(epoch FROM clock_timestamp()) / 604800) + ${WEEKS_AHEAD} ORDER BY w LOOP
    leaf := 'inbox_' || to_char(to_timestamp(week * 604800) AT TIME ZONE 'UTC', 'YYYYMMDD');
    CONTINUE WHEN EXISTS (SELECT FROM pg_tables WHERE schemaname = ${name} AND tablename = leaf);
    PERFORM pg_advisory_xact_lock(hashtextextended(${name} || ' inbox partitions', 0));
    -- Asked again by a query, which sees what was committed while we waited; a cached name would not.
    CONTINUE WHEN EXISTS (SELECT FROM pg_tables WHERE schemaname = ${name} AND tablename = leaf);
    first_id := (lpad(to_hex(week * 604800000), 12, '0') || repeat('0', 20))::uuid;
    next_id := (lpad(to_hex((week + 1) * 604800000), 12, '0') || repeat('0', 20))::uuid;
    EXECUTE format('CREATE TABLE ${s}.%I (LIKE ${s}."inbox" INCLUDING DEFAULTS)', leaf);
    -- Nobody may do with a part what he may not do with the whole.
    FOR excess IN
      SELECT a.grantee, a.privilege_type FROM pg_class c, aclexplode(c.relacl) AS a
      WHERE c.oid = to_regclass(format('%I.%I', ${name}, leaf)) AND a.grantee <> c.relowner AND NOT EXISTS (
        SELECT FROM pg_class p, aclexplode(p.relacl) AS b
        WHERE p.oid = '${s}."inbox"'::regclass AND b.grantee = a.grantee AND b.privilege_type = a.privilege_type)
    LOOP
      EXECUTE format('REVOKE %s ON ${s}.%I FROM %s', excess.privilege_type, leaf, CASE excess.grantee WHEN 0 THEN 'PUBLIC' ELSE excess.grantee::regrole::text END);
    END LOOP;
    -- What came before its partition was made.
    LOCK TABLE ${s}."inbox_default" IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('WITH early AS (DELETE FROM ${s}."inbox_default" WHERE event_id >= $1 AND event_id < $2 RETURNING *) INSERT INTO ${s}.%I SELECT * FROM early', leaf)
      USING first_id, next_id;
    EXECUTE format('ALTER TABLE ${s}."inbox" ATTACH PARTITION ${s}.%I FOR VALUES FROM (%L) TO (%L)', leaf, first_id, next_id);
  END LOOP;
  RETURN true;
EXCEPTION
  -- Events wait in the default partition until it succeeds.
  WHEN lock_not_available THEN RETURN false;
END $$;`,
    `CREATE FUNCTION ${s}."inbox_drop_partition"(week bigint, retention interval) RETURNS boolean ${asOwner} SET lock_timeout = '1s' AS $$
-- Drops the partition of a week that was over longer ago than the retention, if everything in it is done with, and keeps
-- of each key how far it had come; true when it was dropped.
DECLARE
  leaf text := 'inbox_' || to_char(to_timestamp(week * 604800) AT TIME ZONE 'UTC', 'YYYYMMDD');
  waiting boolean;
BEGIN
  IF to_timestamp((week + 1) * 604800) > clock_timestamp() - retention THEN RETURN false; END IF;
  -- Whoever stores events of a week that may be dropped holds this lock too.
  PERFORM pg_advisory_xact_lock(hashtextextended(${name} || ' inbox week ' || week, 0));
  PERFORM pg_advisory_xact_lock(hashtextextended(${name} || ' inbox partitions', 0));
  IF NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = ${name} AND tablename = leaf) THEN RETURN false; END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM ${s}.%I WHERE status IN (''pending'', ''parked''))', leaf) INTO waiting;
  IF waiting THEN RETURN false; END IF;
  EXECUTE format('INSERT INTO ${s}."inbox_positions" AS p (topic, subject, sequence, event_id)
    SELECT topic, subject, max(sequence), max(event_id::text COLLATE "C")::uuid FROM ${s}.%I GROUP BY topic, subject ORDER BY topic, subject
    ON CONFLICT (topic, subject) DO UPDATE SET sequence = greatest(p.sequence, excluded.sequence), event_id = greatest(p.event_id, excluded.event_id)', leaf);
  EXECUTE format('DROP TABLE ${s}.%I', leaf);
  RETURN true;
EXCEPTION
  WHEN lock_not_available THEN RETURN false;
END $$;`,
    `REVOKE ALL ON FUNCTION ${s}."inbox_make_partitions"(bigint[]), ${s}."inbox_drop_partition"(bigint, interval) FROM PUBLIC;`,
    `SELECT ${s}."inbox_make_partitions"(array(
  SELECT floor(extract(epoch FROM clock_timestamp()) / 604800)::bigint + n FROM generate_series(0, 1) AS n
  UNION SELECT ('x' || left(replace(event_id::text, '-', ''), 12))::bit(48)::bigint / 604800000 FROM ${s}."inbox"));`,
  ];
}
