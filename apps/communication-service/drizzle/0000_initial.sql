CREATE TABLE "communication"."conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid,
	"participant_ids" uuid[] NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"last_message_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "conversations_status_check" CHECK ("communication"."conversations"."status" in ('open', 'archived', 'blocked')),
	CONSTRAINT "conversations_participants_check" CHECK (cardinality("communication"."conversations"."participant_ids") >= 2)
);
--> statement-breakpoint
CREATE TABLE "communication"."inbox" (
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
CREATE TABLE "communication"."lesson_references" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"tutor_user_id" uuid NOT NULL,
	"student_user_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"scheduled_at" timestamp (3) with time zone NOT NULL,
	"source_version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "communication"."messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"sender_user_id" uuid NOT NULL,
	"client_message_id" uuid NOT NULL,
	"content" text NOT NULL,
	"message_type" text DEFAULT 'text' NOT NULL,
	"timestamp" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_sender_client_key" UNIQUE("sender_user_id","client_message_id"),
	CONSTRAINT "messages_type_check" CHECK ("communication"."messages"."message_type" in ('text', 'file', 'system')),
	CONSTRAINT "messages_content_check" CHECK (char_length("communication"."messages"."content") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "communication"."notification_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notification_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "notification_deliveries_notification_channel_key" UNIQUE("notification_id","channel"),
	CONSTRAINT "notification_deliveries_channel_check" CHECK ("communication"."notification_deliveries"."channel" in ('mail')),
	CONSTRAINT "notification_deliveries_status_check" CHECK ("communication"."notification_deliveries"."status" in ('pending', 'sent', 'failed', 'skipped')),
	CONSTRAINT "notification_deliveries_settled_check" CHECK (("communication"."notification_deliveries"."status" = 'pending') = ("communication"."notification_deliveries"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "communication"."notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"lesson_id" uuid,
	"title" text NOT NULL,
	"content" text NOT NULL,
	"is_read" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notifications_event_user_type_key" UNIQUE("event_id","user_id","type"),
	CONSTRAINT "notifications_type_check" CHECK ("communication"."notifications"."type" in ('lesson_scheduled', 'lesson_payment_declined', 'lesson_hold_expired', 'lesson_cancelled', 'lesson_completed', 'payment_captured', 'earnings_booked', 'invoice_issued', 'message_received'))
);
--> statement-breakpoint
CREATE TABLE "communication"."outbox" (
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
CREATE TABLE "communication"."relay_leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" uuid,
	"fencing_token" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "communication"."user_references" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"source_version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "communication"."video_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"meeting_url" text NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"recording_url" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "video_sessions_order_check" CHECK ("communication"."video_sessions"."ended_at" is null or "communication"."video_sessions"."started_at" is null or "communication"."video_sessions"."ended_at" >= "communication"."video_sessions"."started_at")
);
--> statement-breakpoint
ALTER TABLE "communication"."messages" ADD CONSTRAINT "messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "communication"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communication"."notification_deliveries" ADD CONSTRAINT "notification_deliveries_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "communication"."notifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_lesson_idx" ON "communication"."conversations" USING btree ("lesson_id") WHERE lesson_id is not null;--> statement-breakpoint
CREATE INDEX "conversations_participants_idx" ON "communication"."conversations" USING gin ("participant_ids");--> statement-breakpoint
CREATE INDEX "inbox_pending_idx" ON "communication"."inbox" USING btree ("id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "inbox_key_idx" ON "communication"."inbox" USING btree ("topic","subject","id") WHERE status in ('pending', 'parked');--> statement-breakpoint
CREATE INDEX "inbox_holding_idx" ON "communication"."inbox" USING btree ("topic","subject","id") WHERE status = 'parked' or (status = 'pending' and next_attempt_at is not null);--> statement-breakpoint
CREATE INDEX "inbox_done_idx" ON "communication"."inbox" USING btree ("handled_at") WHERE status in ('handled', 'dropped');--> statement-breakpoint
CREATE INDEX "lesson_references_tutor_idx" ON "communication"."lesson_references" USING btree ("tutor_user_id");--> statement-breakpoint
CREATE INDEX "lesson_references_student_idx" ON "communication"."lesson_references" USING btree ("student_user_id");--> statement-breakpoint
CREATE INDEX "messages_conversation_idx" ON "communication"."messages" USING btree ("conversation_id","timestamp","id");--> statement-breakpoint
CREATE INDEX "notification_deliveries_due_idx" ON "communication"."notification_deliveries" USING btree ("next_attempt_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "notification_deliveries_user_idx" ON "communication"."notification_deliveries" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "notifications_user_idx" ON "communication"."notifications" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notifications_unread_idx" ON "communication"."notifications" USING btree ("user_id") WHERE not is_read;--> statement-breakpoint
CREATE INDEX "notifications_lesson_idx" ON "communication"."notifications" USING btree ("lesson_id") WHERE lesson_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "video_sessions_active_idx" ON "communication"."video_sessions" USING btree ("lesson_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "video_sessions_lesson_idx" ON "communication"."video_sessions" USING btree ("lesson_id");