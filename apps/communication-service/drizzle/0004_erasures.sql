CREATE TABLE "communication"."erased_people" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"erasure_id" uuid NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	CONSTRAINT "erased_people_erasure_id_unique" UNIQUE("erasure_id")
);
--> statement-breakpoint
COMMENT ON COLUMN "communication"."erased_people"."user_id" IS 'identity.User';
