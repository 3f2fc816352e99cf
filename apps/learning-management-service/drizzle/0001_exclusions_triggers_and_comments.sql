-- No tutor and no student is in two places at once, however many book at the same moment. Lessons that touch do not overlap.
ALTER TABLE "learning"."lessons" ADD CONSTRAINT "lessons_tutor_one_at_a_time"
  EXCLUDE USING gist ("tutor_id" WITH =, tstzrange("scheduled_at", "ends_at") WITH &&) WHERE ("status" IN ('held', 'scheduled', 'completed'));
--> statement-breakpoint
ALTER TABLE "learning"."lessons" ADD CONSTRAINT "lessons_student_one_at_a_time"
  EXCLUDE USING gist ("student_id" WITH =, tstzrange("scheduled_at", "ends_at") WITH &&) WHERE ("status" IN ('held', 'scheduled', 'completed'));
--> statement-breakpoint
-- The rules of one day do not overlap. Postgres has no range of times: seconds since midnight.
ALTER TABLE "learning"."tutor_availability" ADD CONSTRAINT "tutor_availability_no_overlap"
  EXCLUDE USING gist ("tutor_id" WITH =, "day_of_week" WITH =, int4range(extract(epoch FROM "start_time")::int, extract(epoch FROM "end_time")::int) WITH &&);
--> statement-breakpoint
-- The life of a lesson, as lessons/lesson.ts has it: also for whoever writes without it.
CREATE FUNCTION "learning"."refuse_illegal_lesson_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status, NEW.status) NOT IN (('held', 'scheduled'), ('held', 'released'), ('scheduled', 'completed'), ('scheduled', 'cancelled')) THEN
    RAISE EXCEPTION 'a lesson that is % cannot become %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "lessons_legal_steps" BEFORE UPDATE ON "learning"."lessons" FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION "learning"."refuse_illegal_lesson_step"();
--> statement-breakpoint
-- updated_at follows every change, whoever writes and with whatever tool.
CREATE FUNCTION "learning"."touch_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Not now(): two changes in one transaction are two moments.
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tutors_touch_updated_at" BEFORE UPDATE ON "learning"."tutors" FOR EACH ROW EXECUTE FUNCTION "learning"."touch_updated_at"();
--> statement-breakpoint
CREATE TRIGGER "students_touch_updated_at" BEFORE UPDATE ON "learning"."students" FOR EACH ROW EXECUTE FUNCTION "learning"."touch_updated_at"();
--> statement-breakpoint
CREATE TRIGGER "courses_touch_updated_at" BEFORE UPDATE ON "learning"."courses" FOR EACH ROW EXECUTE FUNCTION "learning"."touch_updated_at"();
--> statement-breakpoint
CREATE TRIGGER "lessons_touch_updated_at" BEFORE UPDATE ON "learning"."lessons" FOR EACH ROW EXECUTE FUNCTION "learning"."touch_updated_at"();
--> statement-breakpoint
-- Ids of what other services own: no foreign keys, but it is written down whose they are.
COMMENT ON COLUMN "learning"."tutors"."user_id" IS 'identity.User';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."tutors"."verified_by" IS 'identity.User: the admin who verified the tutor';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."students"."user_id" IS 'identity.User';
--> statement-breakpoint
-- What others refer to, and what versions count.
COMMENT ON COLUMN "learning"."lessons"."id" IS 'learning.Lesson: payments, conversations, video sessions and reviews refer to it';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."tutors"."version" IS 'Sequence of the tutor''s events';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."students"."version" IS 'Sequence of the student''s events';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."courses"."version" IS 'Sequence of the course''s events';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."enrolments"."version" IS 'Sequence of the enrolment''s events';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."lessons"."version" IS 'Sequence of the lesson''s events';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."courses"."duration" IS 'Minutes of one lesson';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."enrolments"."duration" IS 'Minutes of one lesson, frozen at enrolment';
--> statement-breakpoint
COMMENT ON COLUMN "learning"."lessons"."duration" IS 'Minutes';
