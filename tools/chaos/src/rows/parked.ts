import { SERVICES, type ServiceName } from '@edtech/environment';
import type { Sql } from '../rig/types.js';

export interface ParkedRow {
  readonly eventId: string;
  readonly subject: string;
  readonly error: string;
}

/** What waits for an operator in a service's inbox. */
export async function parkedIn(admin: Sql, service: ServiceName): Promise<ParkedRow[]> {
  const rows = await admin`select event_id, subject, error from ${inboxOf(admin, service)} where status = 'parked' order by id`;
  return rows.map((row) => ({ eventId: String(row['event_id']), subject: String(row['subject']), error: String(row['error']) }));
}

/** What an operator's replay does to the inbox: fresh attempts. */
export async function replayParked(admin: Sql, service: ServiceName, eventIds: readonly string[]): Promise<void> {
  await admin`
    update ${inboxOf(admin, service)} set status = 'pending', attempts = 0, waiting_since = null, next_attempt_at = clock_timestamp()
    where status = 'parked' and event_id = any(${[...eventIds]}::text[]::uuid[])`;
}

/** What an operator's drop does to the inbox: the key goes on without the event. */
export async function dropParked(admin: Sql, service: ServiceName, eventIds: readonly string[]): Promise<void> {
  await admin`
    update ${inboxOf(admin, service)} set status = 'dropped', handled_at = clock_timestamp()
    where status = 'parked' and event_id = any(${[...eventIds]}::text[]::uuid[])`;
}

function inboxOf(admin: Sql, service: ServiceName) {
  return admin(`${SERVICES[service].schema}.inbox`);
}
