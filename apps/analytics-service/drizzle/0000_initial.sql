CREATE TYPE "analytics"."report_type" AS ENUM('platform_activity', 'revenue', 'tutor_performance');--> statement-breakpoint
CREATE TYPE "analytics"."review_moderation" AS ENUM('visible', 'hidden');--> statement-breakpoint
CREATE TYPE "analytics"."review_target_type" AS ENUM('tutor', 'student');--> statement-breakpoint
CREATE TABLE "analytics"."analytics_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"event_type" text NOT NULL,
	"subject" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"metadata" jsonb NOT NULL,
	"timestamp" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "analytics"."completed_lessons" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"student_user_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"completed_at" timestamp with time zone NOT NULL,
	"source_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "analytics"."inbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
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
	"error" text,
	CONSTRAINT "inbox_event_id_unique" UNIQUE("event_id")
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
CREATE TABLE "analytics"."payment_references" (
	"payment_id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"student_user_id" uuid NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"source_version" integer NOT NULL,
	CONSTRAINT "payment_references_refunded_within_amount" CHECK ("analytics"."payment_references"."refunded_minor" between 0 and "analytics"."payment_references"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "analytics"."reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" "analytics"."report_type" NOT NULL,
	"data" jsonb NOT NULL,
	"watermark" timestamp with time zone NOT NULL,
	"generated_at" timestamp with time zone NOT NULL,
	"generated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "analytics"."reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"reviewer_user_id" uuid NOT NULL,
	"target_user_id" uuid NOT NULL,
	"target_type" "analytics"."review_target_type" NOT NULL,
	"rating" smallint NOT NULL,
	"comment" text,
	"moderation" "analytics"."review_moderation" DEFAULT 'visible' NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reviews_reviewer_lesson_key" UNIQUE("reviewer_user_id","lesson_id"),
	CONSTRAINT "reviews_reviewer_idempotency_key" UNIQUE("reviewer_user_id","idempotency_key"),
	CONSTRAINT "reviews_rating_1_to_5" CHECK ("analytics"."reviews"."rating" between 1 and 5),
	CONSTRAINT "reviews_not_self" CHECK ("analytics"."reviews"."reviewer_user_id" <> "analytics"."reviews"."target_user_id"),
	CONSTRAINT "reviews_comment_length" CHECK (char_length("analytics"."reviews"."comment") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "analytics"."tutor_ratings" (
	"tutor_user_id" uuid PRIMARY KEY NOT NULL,
	"average" double precision,
	"bayesian" double precision NOT NULL,
	"review_count" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tutor_ratings_average_1_to_5" CHECK ("analytics"."tutor_ratings"."average" between 1 and 5),
	CONSTRAINT "tutor_ratings_bayesian_1_to_5" CHECK ("analytics"."tutor_ratings"."bayesian" between 1 and 5),
	CONSTRAINT "tutor_ratings_average_iff_reviewed" CHECK (("analytics"."tutor_ratings"."average" is null) = ("analytics"."tutor_ratings"."review_count" = 0))
);
--> statement-breakpoint
CREATE TABLE "analytics"."user_metrics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"lesson_count" integer DEFAULT 0 NOT NULL,
	"total_spent_minor" bigint DEFAULT 0 NOT NULL,
	"total_spent_currency" char(3),
	"avg_rating" double precision,
	"bayesian_rating" double precision,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_metrics_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "user_metrics_lesson_count_not_negative" CHECK ("analytics"."user_metrics"."lesson_count" >= 0),
	CONSTRAINT "user_metrics_total_spent_not_negative" CHECK ("analytics"."user_metrics"."total_spent_minor" >= 0),
	CONSTRAINT "user_metrics_spent_has_currency" CHECK ("analytics"."user_metrics"."total_spent_minor" = 0 or "analytics"."user_metrics"."total_spent_currency" is not null)
);
--> statement-breakpoint
CREATE INDEX "analytics_events_type_timestamp_idx" ON "analytics"."analytics_events" USING btree ("event_type","timestamp");--> statement-breakpoint
CREATE INDEX "analytics_events_user_timestamp_idx" ON "analytics"."analytics_events" USING btree ("user_id","timestamp") WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX "completed_lessons_tutor_idx" ON "analytics"."completed_lessons" USING btree ("tutor_user_id");--> statement-breakpoint
CREATE INDEX "completed_lessons_student_idx" ON "analytics"."completed_lessons" USING btree ("student_user_id");--> statement-breakpoint
CREATE INDEX "inbox_pending_idx" ON "analytics"."inbox" USING btree ("id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "inbox_key_idx" ON "analytics"."inbox" USING btree ("topic","subject","id") WHERE status in ('pending', 'parked');--> statement-breakpoint
CREATE INDEX "inbox_holding_idx" ON "analytics"."inbox" USING btree ("topic","subject","id") WHERE status = 'parked' or (status = 'pending' and next_attempt_at is not null);--> statement-breakpoint
CREATE INDEX "inbox_done_idx" ON "analytics"."inbox" USING btree ("handled_at") WHERE status in ('handled', 'dropped');--> statement-breakpoint
CREATE INDEX "payment_references_student_idx" ON "analytics"."payment_references" USING btree ("student_user_id");--> statement-breakpoint
CREATE INDEX "payment_references_lesson_idx" ON "analytics"."payment_references" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "payment_references_tutor_idx" ON "analytics"."payment_references" USING btree ("tutor_user_id");--> statement-breakpoint
CREATE INDEX "reports_type_generated_idx" ON "analytics"."reports" USING btree ("type","generated_at");--> statement-breakpoint
CREATE INDEX "reports_generated_by_idx" ON "analytics"."reports" USING btree ("generated_by");--> statement-breakpoint
CREATE INDEX "reviews_target_visible_idx" ON "analytics"."reviews" USING btree ("target_user_id","created_at","id") WHERE moderation = 'visible';--> statement-breakpoint
CREATE INDEX "reviews_lesson_idx" ON "analytics"."reviews" USING btree ("lesson_id");