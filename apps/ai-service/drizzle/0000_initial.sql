CREATE TYPE "ai"."content_type" AS ENUM('article', 'video', 'exercise', 'quiz');--> statement-breakpoint
CREATE TYPE "ai"."recommendation_target_type" AS ENUM('tutor', 'course', 'content');--> statement-breakpoint
CREATE TABLE "ai"."ai_interactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"turn" integer NOT NULL,
	"query" text NOT NULL,
	"response" text NOT NULL,
	"model" text NOT NULL,
	"prompt_tokens" integer NOT NULL,
	"completion_tokens" integer NOT NULL,
	"cost_micro_usd" bigint NOT NULL,
	"sources" jsonb NOT NULL,
	"timestamp" timestamp with time zone NOT NULL,
	CONSTRAINT "ai_interactions_session_turn_key" UNIQUE("session_id","turn"),
	CONSTRAINT "ai_interactions_turn_positive" CHECK ("ai"."ai_interactions"."turn" > 0),
	CONSTRAINT "ai_interactions_tokens_not_negative" CHECK ("ai"."ai_interactions"."prompt_tokens" >= 0 and "ai"."ai_interactions"."completion_tokens" >= 0 and "ai"."ai_interactions"."cost_micro_usd" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ai"."catalogue_revisions" (
	"part" text PRIMARY KEY NOT NULL,
	"revision" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ai"."completed_lessons" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"student_user_id" uuid NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"completed_at" timestamp with time zone NOT NULL,
	"source_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ai"."content" (
	"id" uuid PRIMARY KEY NOT NULL,
	"creator_user_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"content_type" "ai"."content_type" NOT NULL,
	"subject" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('english', description), 'C') || setweight(to_tsvector('simple', description), 'C')) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "content_title_length" CHECK (char_length("ai"."content"."title") between 1 and 200),
	CONSTRAINT "content_subject_is_slug" CHECK ("ai"."content"."subject" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "ai"."course_references" (
	"course_id" uuid PRIMARY KEY NOT NULL,
	"tutor_id" uuid NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"title" text NOT NULL,
	"subject" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"duration_minutes" integer NOT NULL,
	"status" text NOT NULL,
	"source_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ai"."enrolments" (
	"enrolment_id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"student_user_id" uuid NOT NULL,
	"tutor_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"price_per_lesson_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"duration_minutes" integer NOT NULL,
	"source_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ai"."learners" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"recommended_revision" bigint,
	"algorithm_version" integer,
	"recommended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ai"."learning_paths" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"steps" jsonb NOT NULL,
	"completed_steps" integer NOT NULL,
	"progress" double precision NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "learning_paths_user_subject_key" UNIQUE("user_id","subject"),
	CONSTRAINT "learning_paths_progress_0_to_1" CHECK ("ai"."learning_paths"."progress" between 0 and 1),
	CONSTRAINT "learning_paths_completed_within_steps" CHECK ("ai"."learning_paths"."completed_steps" between 0 and jsonb_array_length("ai"."learning_paths"."steps")),
	CONSTRAINT "learning_paths_has_steps" CHECK (jsonb_array_length("ai"."learning_paths"."steps") > 0)
);
--> statement-breakpoint
CREATE TABLE "ai"."inbox" (
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
CREATE TABLE "ai"."outbox" (
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
CREATE TABLE "ai"."relay_leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" uuid,
	"fencing_token" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ai"."recommendations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"target_type" "ai"."recommendation_target_type" NOT NULL,
	"target_id" uuid NOT NULL,
	"score" double precision NOT NULL,
	"reason" text NOT NULL,
	"algorithm_version" integer NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recommendations_user_target_key" UNIQUE("user_id","target_type","target_id"),
	CONSTRAINT "recommendations_score_0_to_1" CHECK ("ai"."recommendations"."score" between 0 and 1),
	CONSTRAINT "recommendations_reason_given" CHECK (char_length("ai"."recommendations"."reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "ai"."student_references" (
	"student_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"learning_goals" jsonb NOT NULL,
	"preferred_languages" text[] NOT NULL,
	"source_version" integer NOT NULL,
	CONSTRAINT "student_references_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "ai"."tutor_ratings" (
	"tutor_user_id" uuid PRIMARY KEY NOT NULL,
	"average" double precision,
	"bayesian" double precision NOT NULL,
	"review_count" integer NOT NULL,
	"source_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ai"."tutor_references" (
	"tutor_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"subjects" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"hourly_rate_minor" bigint,
	"currency" char(3),
	"is_verified" boolean NOT NULL,
	"source_version" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "ai_interactions_user_timestamp_idx" ON "ai"."ai_interactions" USING btree ("user_id","timestamp");--> statement-breakpoint
CREATE INDEX "completed_lessons_student_subject_idx" ON "ai"."completed_lessons" USING btree ("student_user_id","subject");--> statement-breakpoint
CREATE INDEX "completed_lessons_tutor_idx" ON "ai"."completed_lessons" USING btree ("tutor_user_id");--> statement-breakpoint
CREATE INDEX "content_search_idx" ON "ai"."content" USING gin ("search");--> statement-breakpoint
CREATE INDEX "content_subject_idx" ON "ai"."content" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "content_creator_idx" ON "ai"."content" USING btree ("creator_user_id");--> statement-breakpoint
CREATE INDEX "course_references_subject_idx" ON "ai"."course_references" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "course_references_tutor_idx" ON "ai"."course_references" USING btree ("tutor_id");--> statement-breakpoint
CREATE INDEX "course_references_tutor_user_idx" ON "ai"."course_references" USING btree ("tutor_user_id");--> statement-breakpoint
CREATE INDEX "enrolments_student_idx" ON "ai"."enrolments" USING btree ("student_user_id");--> statement-breakpoint
CREATE INDEX "enrolments_course_idx" ON "ai"."enrolments" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "enrolments_tutor_idx" ON "ai"."enrolments" USING btree ("tutor_id");--> statement-breakpoint
CREATE INDEX "inbox_pending_idx" ON "ai"."inbox" USING btree ("id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "inbox_key_idx" ON "ai"."inbox" USING btree ("topic","subject","id") WHERE status in ('pending', 'parked');--> statement-breakpoint
CREATE INDEX "inbox_holding_idx" ON "ai"."inbox" USING btree ("topic","subject","id") WHERE status = 'parked' or (status = 'pending' and next_attempt_at is not null);--> statement-breakpoint
CREATE INDEX "inbox_done_idx" ON "ai"."inbox" USING btree ("handled_at") WHERE status in ('handled', 'dropped');--> statement-breakpoint
CREATE INDEX "recommendations_user_score_idx" ON "ai"."recommendations" USING btree ("user_id","score");--> statement-breakpoint
CREATE INDEX "recommendations_target_idx" ON "ai"."recommendations" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "tutor_references_subjects_idx" ON "ai"."tutor_references" USING gin ("subjects");--> statement-breakpoint
CREATE INDEX "tutor_references_user_idx" ON "ai"."tutor_references" USING btree ("user_id");