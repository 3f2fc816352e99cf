-- Ids of what other services own: no foreign keys, but it is written down whose they are.
COMMENT ON COLUMN "communication"."user_references"."user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "communication"."lesson_references"."lesson_id" IS 'learning.Lesson';--> statement-breakpoint
COMMENT ON COLUMN "communication"."lesson_references"."tutor_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "communication"."lesson_references"."student_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "communication"."conversations"."lesson_id" IS 'learning.Lesson';--> statement-breakpoint
COMMENT ON COLUMN "communication"."conversations"."participant_ids" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "communication"."messages"."sender_user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "communication"."notifications"."user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "communication"."notifications"."lesson_id" IS 'learning.Lesson';--> statement-breakpoint
COMMENT ON COLUMN "communication"."notification_deliveries"."user_id" IS 'identity.User';--> statement-breakpoint
COMMENT ON COLUMN "communication"."video_sessions"."lesson_id" IS 'learning.Lesson';
