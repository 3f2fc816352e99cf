CREATE TABLE "identity"."erasure_parts" (
	"user_id" uuid NOT NULL,
	"service" text NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "erasure_parts_user_id_service_pk" PRIMARY KEY("user_id","service"),
	CONSTRAINT "erasure_parts_service_check" CHECK (service in ('learning', 'payment', 'communication', 'ai', 'analytics', 'identity'))
);
--> statement-breakpoint
CREATE TABLE "identity"."erasures" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"erasure_id" uuid NOT NULL,
	"reference_hash" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"restarted_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "erasures_reference_hash_check" CHECK (reference_hash ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "erasures_version_check" CHECK (version > 0)
);
--> statement-breakpoint
CREATE TABLE "identity"."erased_people" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"erasure_id" uuid NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	CONSTRAINT "erased_people_erasure_id_unique" UNIQUE("erasure_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."erasure_parts" ADD CONSTRAINT "erasure_parts_user_id_erasures_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."erasures"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."erasures" ADD CONSTRAINT "erasures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_erasure_id_key" ON "identity"."erasures" USING btree ("erasure_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_reference_hash_key" ON "identity"."erasures" USING btree ("reference_hash");--> statement-breakpoint
CREATE INDEX "erasures_open_idx" ON "identity"."erasures" USING btree ("erasure_id") WHERE completed_at is null;--> statement-breakpoint
ALTER TABLE "identity"."erased_people" ADD CONSTRAINT "erased_people_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE no action ON UPDATE no action;
