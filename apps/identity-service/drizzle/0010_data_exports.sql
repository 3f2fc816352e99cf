CREATE TABLE "identity"."data_export_parts" (
	"export_id" uuid NOT NULL,
	"service" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"last_error" text,
	"collected_at" timestamp with time zone,
	"rows" jsonb,
	"size_bytes" bigint,
	"crc32" bigint,
	"deflated_bytes" bigint,
	CONSTRAINT "data_export_parts_export_id_service_pk" PRIMARY KEY("export_id","service"),
	CONSTRAINT "data_export_parts_service_check" CHECK (service in ('identity', 'learning', 'payment', 'communication', 'ai', 'analytics')),
	CONSTRAINT "data_export_parts_collected_check" CHECK ((collected_at is null) = (rows is null) and (rows is null) = (size_bytes is null) and (rows is null) = (crc32 is null) and (rows is null) = (deflated_bytes is null))
);
--> statement-breakpoint
CREATE TABLE "identity"."data_export_pieces" (
	"export_id" uuid NOT NULL,
	"service" text NOT NULL,
	"attempt" integer NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "data_export_pieces_export_id_service_attempt_position_pk" PRIMARY KEY("export_id","service","attempt","position")
);
--> statement-breakpoint
CREATE TABLE "identity"."data_exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text DEFAULT 'collecting' NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "data_exports_status_check" CHECK (status in ('collecting', 'ready', 'expired')),
	CONSTRAINT "data_exports_completed_check" CHECK ((status = 'collecting') = (completed_at is null) and (completed_at is null) = (expires_at is null))
);
--> statement-breakpoint
ALTER TABLE "identity"."data_export_parts" ADD CONSTRAINT "data_export_parts_export_id_data_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "identity"."data_exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."data_export_pieces" ADD CONSTRAINT "data_export_pieces_part_fkey" FOREIGN KEY ("export_id","service") REFERENCES "identity"."data_export_parts"("export_id","service") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."data_exports" ADD CONSTRAINT "data_exports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_export_parts_due_idx" ON "identity"."data_export_parts" USING btree ("service","next_attempt_at") WHERE collected_at is null;--> statement-breakpoint
CREATE INDEX "data_exports_user_id_idx" ON "identity"."data_exports" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_exports_collecting_key" ON "identity"."data_exports" USING btree ("user_id") WHERE status = 'collecting';--> statement-breakpoint
CREATE INDEX "data_exports_expires_at_idx" ON "identity"."data_exports" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "data_exports_requested_at_idx" ON "identity"."data_exports" USING btree ("requested_at");