import type { ChangedAccount, EndedSession, RevocationEntries } from './revocations.js';

/** Revocations as identity serves them at `/.well-known/revocations`; times in milliseconds since 1970. */
export interface RevocationFeed {
  readonly sessions: readonly (readonly [sessionId: string, untilMs: number])[];
  readonly accounts: readonly (readonly [userId: string, role: string, active: boolean, changedAtMs: number, version: number, untilMs: number])[];
}

export function toFeed({ sessions, accounts }: RevocationEntries): RevocationFeed {
  return {
    sessions: sessions.map(({ sessionId, until }) => [sessionId, until.getTime()] as const),
    accounts: accounts.map(({ userId, role, active, changedAt, version, until }) => [userId, role, active, changedAt.getTime(), version, until.getTime()] as const),
  };
}

/** @throws Error when it is anything else: a proxy's page must not pass for "nothing is revoked" */
export function readFeed(body: unknown): RevocationEntries {
  if (typeof body !== 'object' || body === null || !('sessions' in body) || !('accounts' in body)) throw notAFeed();
  const { sessions, accounts } = body;
  if (!Array.isArray(sessions) || !Array.isArray(accounts)) throw notAFeed();
  return { sessions: sessions.map(sessionOf), accounts: accounts.map(accountOf) };
}

function sessionOf(entry: unknown): EndedSession {
  const [sessionId, until] = Array.isArray(entry) ? (entry as unknown[]) : [];
  if (typeof sessionId !== 'string' || typeof until !== 'number') throw notAFeed();
  return { sessionId, until: new Date(until) };
}

function accountOf(entry: unknown): ChangedAccount {
  const [userId, role, active, changedAt, version, until] = Array.isArray(entry) ? (entry as unknown[]) : [];
  const whole = typeof userId === 'string' && typeof role === 'string' && typeof active === 'boolean';
  if (!whole || typeof changedAt !== 'number' || typeof version !== 'number' || typeof until !== 'number') throw notAFeed();
  return { userId, role, active, changedAt: new Date(changedAt), version, until: new Date(until) };
}

const notAFeed = (): Error => new Error('the answer is no list of revocations');
