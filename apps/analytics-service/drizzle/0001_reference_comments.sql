-- No foreign key leaves the service: whoever reads the tables finds here whose id a column holds.
COMMENT ON TABLE "analytics"."analytics_events" IS 'Every fact of the platform, once, without personal data.';
--> statement-breakpoint
COMMENT ON TABLE "analytics"."completed_lessons" IS 'Copy of learning.Lesson: those that took place.';
--> statement-breakpoint
COMMENT ON TABLE "analytics"."payment_references" IS 'Copy of payment.Payment.';
--> statement-breakpoint
COMMENT ON TABLE "analytics"."user_metrics" IS 'Recomputed from the copies and reviews whenever one of them changes.';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."analytics_events"."id" IS 'Event: the id that its publisher gave it';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."analytics_events"."user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."completed_lessons"."lesson_id" IS 'learning.Lesson';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."completed_lessons"."tutor_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."completed_lessons"."student_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."payment_references"."payment_id" IS 'payment.Payment';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."payment_references"."lesson_id" IS 'learning.Lesson';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."payment_references"."student_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."payment_references"."tutor_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."reviews"."lesson_id" IS 'learning.Lesson';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."reviews"."reviewer_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."reviews"."target_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."reviews"."version" IS 'Sequence of the review''s events.';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."tutor_ratings"."tutor_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."tutor_ratings"."version" IS 'Sequence of the rating''s events.';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."user_metrics"."user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "analytics"."reports"."generated_by" IS 'identity.User; null for the system itself';
