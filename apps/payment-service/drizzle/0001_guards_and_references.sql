-- What drizzle has no words for: who the ids belong to, and what the database itself refuses.

COMMENT ON COLUMN "payment"."payments"."lesson_id" IS 'learning.Lesson';--> statement-breakpoint
COMMENT ON COLUMN "payment"."payments"."student_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "payment"."payments"."tutor_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "payment"."invoices"."lesson_id" IS 'learning.Lesson';--> statement-breakpoint
COMMENT ON COLUMN "payment"."invoices"."student_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "payment"."invoices"."tutor_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "payment"."payouts"."tutor_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "payment"."stripe_accounts"."tutor_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "payment"."ledger_accounts"."owner_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "payment"."lesson_references"."lesson_id" IS 'learning.Lesson';--> statement-breakpoint
COMMENT ON COLUMN "payment"."lesson_references"."student_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "payment"."lesson_references"."tutor_user_id" IS 'identity.User';--> statement-breakpoint

-- Append-only: not even the owner changes what was booked or issued. A mistake is corrected by another row.
CREATE FUNCTION "payment"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed or deleted', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_accounts_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payment"."ledger_accounts" EXECUTE FUNCTION "payment"."refuse_change"();--> statement-breakpoint
CREATE TRIGGER "ledger_journals_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payment"."ledger_journals" EXECUTE FUNCTION "payment"."refuse_change"();--> statement-breakpoint
CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payment"."ledger_entries" EXECUTE FUNCTION "payment"."refuse_change"();--> statement-breakpoint
CREATE TRIGGER "transactions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payment"."transactions" EXECUTE FUNCTION "payment"."refuse_change"();--> statement-breakpoint
CREATE TRIGGER "invoices_immutable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payment"."invoices" EXECUTE FUNCTION "payment"."refuse_change"();--> statement-breakpoint

-- Double entry: at the commit every journal has entries, and entries as well as movements sum to zero per currency.
CREATE FUNCTION "payment"."check_journal"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  journal uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF (SELECT count(*) FROM "payment"."ledger_entries" WHERE "journal_id" = journal) < 2 THEN
    RAISE EXCEPTION 'journal % has fewer than two entries', journal USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM "payment"."ledger_entries" WHERE "journal_id" = journal GROUP BY "currency" HAVING sum("amount_minor") <> 0) THEN
    RAISE EXCEPTION 'the entries of journal % do not sum to zero', journal USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM "payment"."transactions" WHERE "journal_id" = journal GROUP BY "currency" HAVING sum("amount_minor") <> 0) THEN
    RAISE EXCEPTION 'the movements of journal % do not sum to zero', journal USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "ledger_journals_balance" AFTER INSERT ON "payment"."ledger_journals" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "payment"."check_journal"('id');--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "ledger_entries_balance" AFTER INSERT ON "payment"."ledger_entries" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "payment"."check_journal"('journal_id');--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "transactions_balance" AFTER INSERT ON "payment"."transactions" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "payment"."check_journal"('journal_id');--> statement-breakpoint

-- A payment keeps what was agreed, and takes only the steps that the rules know (payments/payment.ts has the same list).
CREATE FUNCTION "payment"."guard_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."id", NEW."lesson_id", NEW."student_user_id", NEW."tutor_user_id", NEW."amount_minor", NEW."platform_fee_minor", NEW."tutor_share_minor", NEW."currency", NEW."payment_method", NEW."idempotency_key", NEW."created_at")
    IS DISTINCT FROM (OLD."id", OLD."lesson_id", OLD."student_user_id", OLD."tutor_user_id", OLD."amount_minor", OLD."platform_fee_minor", OLD."tutor_share_minor", OLD."currency", OLD."payment_method", OLD."idempotency_key", OLD."created_at") THEN
    RAISE EXCEPTION 'what was agreed in payment % is never changed', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD."provider_reference" IS NOT NULL AND NEW."provider_reference" IS DISTINCT FROM OLD."provider_reference" THEN
    RAISE EXCEPTION 'payment % has its provider reference already', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW."status" <> OLD."status" AND OLD."status" || ' ' || NEW."status" NOT IN (
    'authorization_pending authorized', 'authorization_pending declined', 'authorization_pending void_pending',
    'authorized capture_pending', 'authorized void_pending',
    'capture_pending captured', 'captured refunded', 'void_pending voided'
  ) THEN
    RAISE EXCEPTION 'payment % cannot go from % to %', OLD."id", OLD."status", NEW."status" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "payments_guard" BEFORE UPDATE ON "payment"."payments" FOR EACH ROW EXECUTE FUNCTION "payment"."guard_payment"();--> statement-breakpoint

-- Never more given back than was paid. The payment's row is locked first, so that refunds asked for at once see each other.
CREATE FUNCTION "payment"."check_refunds"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid record;
  given_back bigint;
BEGIN
  SELECT "amount_minor", "currency" INTO paid FROM "payment"."payments" WHERE "id" = NEW."payment_id" FOR UPDATE;
  SELECT coalesce(sum("amount_minor"), 0) INTO given_back FROM "payment"."refunds"
    WHERE "payment_id" = NEW."payment_id" AND "id" <> NEW."id" AND "status" <> 'failed';
  IF NEW."currency" <> paid."currency" THEN
    RAISE EXCEPTION 'payment % is in %, not %', NEW."payment_id", paid."currency", NEW."currency" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."status" <> 'failed' AND given_back + NEW."amount_minor" > paid."amount_minor" THEN
    RAISE EXCEPTION 'refunds of payment % would exceed it', NEW."payment_id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "refunds_within_payment" BEFORE INSERT OR UPDATE ON "payment"."refunds" FOR EACH ROW EXECUTE FUNCTION "payment"."check_refunds"();
