import { SERVICES, type ServiceName } from '@edtech/environment';
import type { Sql } from './types.js';

/**
 * Where the rig looks: `effects`, written by the services' handlers in their transactions and without a unique key, so
 * that doubles can show, each with the number of events that were handled together; `outbox_log`, written by a trigger
 * on each outbox in the transaction of the fact.
 */
export async function makeAuditTables(admin: Sql, services: readonly ServiceName[]): Promise<void> {
  await admin.unsafe(`
    create schema chaos;
    create table chaos.effects (seq bigserial, event_id uuid not null, grp text not null, aggregate text not null, version bigint not null, together int not null default 1, at timestamptz not null default clock_timestamp());
    create table chaos.outbox_log (seq bigserial, event_id uuid not null, service text not null, type text not null, aggregate text not null, version bigint not null, data jsonb not null);
    create table chaos.subscriptions (grp text not null, type text not null, primary key (grp, type));
    create table chaos.acks (kind text not null, id text not null, mark bigint not null, detail text);
    create function chaos.log_fact() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        insert into chaos.outbox_log (event_id, service, type, aggregate, version, data)
        values (new.event_id, tg_table_schema, new.type, new.topic || ' ' || new.subject, new.sequence, new.data);
        return null;
      end $$;`);
  for (const service of services) {
    const { schema, roles } = SERVICES[service];
    await admin.unsafe(`
      create trigger chaos_log_fact after insert on ${schema}.outbox for each row execute function chaos.log_fact();
      grant usage on schema chaos to ${roles.runtime};
      grant insert on chaos.effects to ${roles.runtime};
      grant usage on sequence chaos.effects_seq_seq to ${roles.runtime};`);
  }
}
