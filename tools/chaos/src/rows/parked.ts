import { SERVICES, type ServiceName } from '@edtech/environment';
import type { Rig, Sql } from '../rig/types.js';
import { ask } from './accounts.js';

export interface ParkedRow {
  readonly eventId: string;
  readonly subject: string;
  readonly error: string;
}

/** The platform's operator, whom every service believes. */
const OPERATOR = '0190b1a2-0000-7000-8000-0000000000ad';

/** How many events a decision may name. */
const IDS_AT_ONCE = 100;

/** What waits for an operator in a service's inbox. */
export async function parkedIn(admin: Sql, service: ServiceName): Promise<ParkedRow[]> {
  const rows = await admin`select event_id, subject, error from ${admin(`${SERVICES[service].schema}.inbox`)} where status = 'parked' order by id`;
  return rows.map((row) => ({ eventId: String(row['event_id']), subject: String(row['subject']), error: String(row['error']) }));
}

/**
 * Decides about parked events by the fields that operators have. `replay` lets them be handled again with fresh
 * attempts; by `drop` their keys go on without them.
 * @throws Error when the service does not say that it did so with all of them
 */
export async function decideParked({ services, tokenFor }: Pick<Rig, 'services' | 'tokenFor'>, service: ServiceName, decision: 'replay' | 'drop', eventIds: readonly string[]): Promise<void> {
  const root = `${service}Events`;
  const field = `${decision}Parked`;
  const mutation = `mutation ($ids: [ID!]!, $reason: String!) { ${root} { ${field}(ids: $ids, reason: $reason) { status done total } } }`;
  for (let at = 0; at < eventIds.length; at += IDS_AT_ONCE) {
    const ids = eventIds.slice(at, at + IDS_AT_ONCE);
    const variables = { ids, reason: 'made to fail, and mended since' };
    const outcome = await ask<Record<string, Record<string, { status: string; done: number }>>>(services[service].url, mutation, variables, tokenFor(OPERATOR, 'admin'));
    if (outcome.kind !== 'acknowledged') throw new Error(`${service} did not ${decision} events: ${outcome.kind === 'refused' ? outcome.code : outcome.kind}`);
    const { status, done } = outcome.data[root]?.[field] ?? { status: 'not done', done: 0 };
    if (status !== 'done' || done !== ids.length) throw new Error(`of ${ids.length} events ${service} has decided about ${done} (${status})`);
  }
}
