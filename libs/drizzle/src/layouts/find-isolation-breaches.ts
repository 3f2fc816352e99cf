import type { ServiceDatabase } from './layout-plan.js';

export interface IsolationBreach {
  /** The role that got further than it should. */
  readonly role: string;
  /** What it did, as a sentence without a subject: `can connect to database edtech_payment_db`. */
  readonly breach: string;
}

/**
 * Tries, as each service's two roles, everything that must be refused at every other service's database or
 * schema. Nothing is left behind: what unexpectedly succeeds is rolled back.
 *
 * @returns what was not refused with SQLSTATE 42501; empty when every service is alone with its data
 */
export function findIsolationBreaches(databases: readonly ServiceDatabase[]): Promise<IsolationBreach[]> {
  throw new Error(`not written yet: ${databases.length}`);
}
