CREATE TABLE "learning"."courses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tutor_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"subject" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"duration" integer NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courses_title_length" CHECK (char_length("learning"."courses"."title") between 1 and 200),
	CONSTRAINT "courses_price_not_negative" CHECK ("learning"."courses"."price_minor" >= 0),
	CONSTRAINT "courses_currency_code" CHECK ("learning"."courses"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "courses_duration_positive" CHECK ("learning"."courses"."duration" > 0),
	CONSTRAINT "courses_status_known" CHECK ("learning"."courses"."status" in ('published', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "learning"."enrolments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"price_per_lesson_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"duration" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enrolments_student_course_key" UNIQUE("student_id","course_id"),
	CONSTRAINT "enrolments_price_not_negative" CHECK ("learning"."enrolments"."price_per_lesson_minor" >= 0),
	CONSTRAINT "enrolments_currency_code" CHECK ("learning"."enrolments"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "enrolments_duration_positive" CHECK ("learning"."enrolments"."duration" > 0)
);
--> statement-breakpoint
CREATE TABLE "learning"."lessons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid,
	"tutor_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"scheduled_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"duration" integer NOT NULL,
	"status" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"hold_expires_at" timestamp with time zone,
	"end_reason" text,
	"completed_at" timestamp with time zone,
	"meeting_url" text,
	"meeting_source_version" integer DEFAULT 0 NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"request_fingerprint" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lessons_student_idempotency_key" UNIQUE("student_id","idempotency_key"),
	CONSTRAINT "lessons_status_known" CHECK ("learning"."lessons"."status" in ('held', 'scheduled', 'released', 'cancelled', 'completed')),
	CONSTRAINT "lessons_duration_positive" CHECK ("learning"."lessons"."duration" > 0),
	CONSTRAINT "lessons_ends_after_duration" CHECK ("learning"."lessons"."ends_at" = "learning"."lessons"."scheduled_at" + make_interval(mins => "learning"."lessons"."duration")),
	CONSTRAINT "lessons_price_not_negative" CHECK ("learning"."lessons"."price_minor" >= 0),
	CONSTRAINT "lessons_currency_code" CHECK ("learning"."lessons"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "lessons_hold_expires" CHECK (("learning"."lessons"."status" = 'held') = ("learning"."lessons"."hold_expires_at" is not null)),
	CONSTRAINT "lessons_end_has_reason" CHECK (("learning"."lessons"."status" in ('released', 'cancelled')) = ("learning"."lessons"."end_reason" is not null)),
	CONSTRAINT "lessons_end_reason_known" CHECK ("learning"."lessons"."end_reason" in ('payment_declined', 'hold_expired', 'cancelled_by_student', 'cancelled_by_tutor', 'cancelled_by_admin')),
	CONSTRAINT "lessons_completed_at" CHECK (("learning"."lessons"."status" = 'completed') = ("learning"."lessons"."completed_at" is not null)),
	CONSTRAINT "lessons_meeting_when_scheduled" CHECK ("learning"."lessons"."meeting_url" is null or "learning"."lessons"."status" in ('scheduled', 'cancelled', 'completed'))
);
--> statement-breakpoint
CREATE TABLE "learning"."matching_candidates" (
	"request_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"tutor_id" uuid NOT NULL,
	"score" double precision NOT NULL,
	"reasons" text[] NOT NULL,
	CONSTRAINT "matching_candidates_request_id_rank_pk" PRIMARY KEY("request_id","rank"),
	CONSTRAINT "matching_candidates_score_range" CHECK ("learning"."matching_candidates"."score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "learning"."matching_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"budget_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"requirements" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "matching_requests_budget_not_negative" CHECK ("learning"."matching_requests"."budget_minor" >= 0),
	CONSTRAINT "matching_requests_currency_code" CHECK ("learning"."matching_requests"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "matching_requests_requirements_object" CHECK (jsonb_typeof("learning"."matching_requests"."requirements") = 'object')
);
--> statement-breakpoint
CREATE TABLE "learning"."inbox" (
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
CREATE TABLE "learning"."outbox" (
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
CREATE TABLE "learning"."relay_leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" uuid,
	"fencing_token" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learning"."students" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"account_active" boolean NOT NULL,
	"source_version" integer NOT NULL,
	"learning_goals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"preferred_languages" text[] DEFAULT '{}'::text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "students_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "students_learning_goals_list" CHECK (jsonb_typeof("learning"."students"."learning_goals") = 'array')
);
--> statement-breakpoint
CREATE TABLE "learning"."tutor_availability" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tutor_id" uuid NOT NULL,
	"day_of_week" integer NOT NULL,
	"start_time" time NOT NULL,
	"end_time" time NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tutor_availability_day_of_week" CHECK ("learning"."tutor_availability"."day_of_week" between 0 and 6),
	CONSTRAINT "tutor_availability_ends_after_start" CHECK ("learning"."tutor_availability"."end_time" > "learning"."tutor_availability"."start_time")
);
--> statement-breakpoint
CREATE TABLE "learning"."tutors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"account_active" boolean NOT NULL,
	"source_version" integer NOT NULL,
	"hourly_rate_minor" bigint,
	"currency" char(3),
	"subjects" text[] DEFAULT '{}'::text[] NOT NULL,
	"languages" text[] DEFAULT '{}'::text[] NOT NULL,
	"is_verified" boolean DEFAULT false NOT NULL,
	"verified_at" timestamp with time zone,
	"verified_by" uuid,
	"rating_average" double precision,
	"rating_bayesian" double precision,
	"review_count" integer DEFAULT 0 NOT NULL,
	"rating_source_version" integer DEFAULT 0 NOT NULL,
	"search_rank" double precision GENERATED ALWAYS AS (coalesce(rating_bayesian, 0)) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tutors_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "tutors_hourly_rate_not_negative" CHECK ("learning"."tutors"."hourly_rate_minor" >= 0),
	CONSTRAINT "tutors_hourly_rate_has_currency" CHECK (("learning"."tutors"."hourly_rate_minor" is null) = ("learning"."tutors"."currency" is null)),
	CONSTRAINT "tutors_currency_code" CHECK ("learning"."tutors"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "tutors_verification_audited" CHECK ("learning"."tutors"."is_verified" = ("learning"."tutors"."verified_at" is not null) and "learning"."tutors"."is_verified" = ("learning"."tutors"."verified_by" is not null)),
	CONSTRAINT "tutors_rating_range" CHECK ("learning"."tutors"."rating_average" between 1 and 5 and "learning"."tutors"."rating_bayesian" between 1 and 5),
	CONSTRAINT "tutors_review_count_not_negative" CHECK ("learning"."tutors"."review_count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "learning"."courses" ADD CONSTRAINT "courses_tutor_id_tutors_id_fk" FOREIGN KEY ("tutor_id") REFERENCES "learning"."tutors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning"."enrolments" ADD CONSTRAINT "enrolments_student_id_students_id_fk" FOREIGN KEY ("student_id") REFERENCES "learning"."students"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning"."enrolments" ADD CONSTRAINT "enrolments_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "learning"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning"."lessons" ADD CONSTRAINT "lessons_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "learning"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning"."lessons" ADD CONSTRAINT "lessons_tutor_id_tutors_id_fk" FOREIGN KEY ("tutor_id") REFERENCES "learning"."tutors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning"."lessons" ADD CONSTRAINT "lessons_student_id_students_id_fk" FOREIGN KEY ("student_id") REFERENCES "learning"."students"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning"."matching_candidates" ADD CONSTRAINT "matching_candidates_request_id_matching_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "learning"."matching_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning"."matching_candidates" ADD CONSTRAINT "matching_candidates_tutor_id_tutors_id_fk" FOREIGN KEY ("tutor_id") REFERENCES "learning"."tutors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning"."matching_requests" ADD CONSTRAINT "matching_requests_student_id_students_id_fk" FOREIGN KEY ("student_id") REFERENCES "learning"."students"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning"."tutor_availability" ADD CONSTRAINT "tutor_availability_tutor_id_tutors_id_fk" FOREIGN KEY ("tutor_id") REFERENCES "learning"."tutors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "courses_tutor_idx" ON "learning"."courses" USING btree ("tutor_id","id");--> statement-breakpoint
CREATE INDEX "enrolments_course_idx" ON "learning"."enrolments" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "lessons_tutor_scheduled_at_idx" ON "learning"."lessons" USING btree ("tutor_id","scheduled_at");--> statement-breakpoint
CREATE INDEX "lessons_student_scheduled_at_idx" ON "learning"."lessons" USING btree ("student_id","scheduled_at");--> statement-breakpoint
CREATE INDEX "lessons_status_scheduled_at_idx" ON "learning"."lessons" USING btree ("status","scheduled_at");--> statement-breakpoint
CREATE INDEX "lessons_tutor_status_idx" ON "learning"."lessons" USING btree ("tutor_id","status");--> statement-breakpoint
CREATE INDEX "lessons_student_status_idx" ON "learning"."lessons" USING btree ("student_id","status");--> statement-breakpoint
CREATE INDEX "lessons_course_idx" ON "learning"."lessons" USING btree ("course_id") WHERE course_id is not null;--> statement-breakpoint
CREATE INDEX "lessons_hold_idx" ON "learning"."lessons" USING btree ("hold_expires_at") WHERE status = 'held';--> statement-breakpoint
CREATE INDEX "matching_candidates_tutor_idx" ON "learning"."matching_candidates" USING btree ("tutor_id");--> statement-breakpoint
CREATE INDEX "matching_requests_student_idx" ON "learning"."matching_requests" USING btree ("student_id","created_at");--> statement-breakpoint
CREATE INDEX "inbox_pending_idx" ON "learning"."inbox" USING btree ("id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "inbox_key_idx" ON "learning"."inbox" USING btree ("topic","subject","id") WHERE status in ('pending', 'parked');--> statement-breakpoint
CREATE INDEX "inbox_holding_idx" ON "learning"."inbox" USING btree ("topic","subject","id") WHERE status = 'parked' or (status = 'pending' and next_attempt_at is not null);--> statement-breakpoint
CREATE INDEX "inbox_done_idx" ON "learning"."inbox" USING btree ("handled_at") WHERE status in ('handled', 'dropped');--> statement-breakpoint
CREATE INDEX "tutor_availability_tutor_idx" ON "learning"."tutor_availability" USING btree ("tutor_id","day_of_week","start_time");--> statement-breakpoint
CREATE INDEX "tutors_subjects_idx" ON "learning"."tutors" USING gin ("subjects");--> statement-breakpoint
CREATE INDEX "tutors_languages_idx" ON "learning"."tutors" USING gin ("languages");--> statement-breakpoint
CREATE INDEX "tutors_search_idx" ON "learning"."tutors" USING btree ("search_rank","id") WHERE is_verified and account_active;--> statement-breakpoint
CREATE INDEX "tutors_verified_by_idx" ON "learning"."tutors" USING btree ("verified_by") WHERE verified_by is not null;