-- No foreign key leaves the service: whoever reads the tables finds here whose id a column holds.
COMMENT ON TABLE "ai"."completed_lessons" IS 'Copy of learning.Lesson: those that took place.';
--> statement-breakpoint
COMMENT ON TABLE "ai"."course_references" IS 'Copy of learning.Course.';
--> statement-breakpoint
COMMENT ON TABLE "ai"."enrolments" IS 'Copy of learning.Enrolment.';
--> statement-breakpoint
COMMENT ON TABLE "ai"."student_references" IS 'Copy of learning.Student.';
--> statement-breakpoint
COMMENT ON TABLE "ai"."tutor_references" IS 'Copy of learning.Tutor.';
--> statement-breakpoint
COMMENT ON TABLE "ai"."tutor_ratings" IS 'Copy of analytics.TutorRating.';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."ai_interactions"."user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."completed_lessons"."lesson_id" IS 'learning.Lesson';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."completed_lessons"."student_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."completed_lessons"."tutor_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."content"."creator_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."content"."version" IS 'Sequence of the content''s events.';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."course_references"."course_id" IS 'learning.Course';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."course_references"."tutor_id" IS 'learning.Tutor';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."course_references"."tutor_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."enrolments"."enrolment_id" IS 'learning.Enrolment';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."enrolments"."course_id" IS 'learning.Course';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."enrolments"."student_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."enrolments"."tutor_id" IS 'learning.Tutor';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."learners"."user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."learning_paths"."user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."learning_paths"."version" IS 'Sequence of the path''s events.';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."recommendations"."user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."recommendations"."target_id" IS 'learning.Tutor, learning.Course or ai.Content, as target_type says';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."student_references"."student_id" IS 'learning.Student';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."student_references"."user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."tutor_ratings"."tutor_user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."tutor_references"."tutor_id" IS 'learning.Tutor';
--> statement-breakpoint
COMMENT ON COLUMN "ai"."tutor_references"."user_id" IS 'identity.User';
