import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { failureKinds, FAILURES_A_DAY, type FailureKind, type SecurityEvent } from '../../../security-events/security-event.rules.js';
import { securityEvents, userSessions, users } from '../schemas/index.js';

/** The device's name is taken from the session. */
export type NewSecurityEvent = Omit<SecurityEvent, 'deviceName'>;

/** A wrong password for whoever has this address, if anybody has. */
export type NewFailedSignIn = Pick<SecurityEvent, 'id' | 'occurredAt' | 'address'> & { email: string };

type NewFailure = Pick<SecurityEvent, 'id' | 'occurredAt' | 'address'> & { kind: FailureKind; sessionId?: string | null };

const DAY_MS = 24 * 60 * 60 * 1000;

@Injectable()
export class SecurityEventsRepository {
  async insert(executor: Executor, event: NewSecurityEvent): Promise<void> {
    await executor.insert(securityEvents).values({ ...event, deviceName: deviceOf(event.sessionId) });
  }

  /** Unless the account has as many of a day already, is deleted, or does not exist: one statement whichever. */
  async insertFailure(executor: Executor, who: { userId: string } | { email: string }, { id, kind, occurredAt, sessionId = null, address }: NewFailure): Promise<void> {
    const isWho = 'userId' in who ? eq(users.id, who.userId) : sql`lower(${users.email}) = lower(${who.email})`;
    const dayBefore = new Date(occurredAt.getTime() - DAY_MS).toISOString();
    const kinds = sql.join(failureKinds.map((each) => sql`${each}`), sql`, `);
    await executor.execute(sql`
      insert into ${securityEvents} (id, user_id, kind, occurred_at, session_id, address, device_name)
      select ${id}::uuid, ${users.id}, ${kind}, ${occurredAt.toISOString()}::timestamptz, ${sessionId}::uuid, ${address}, ${deviceOf(sessionId)}
      from ${users}
      where ${isWho} and ${users.status} <> 'deleted' and ${FAILURES_A_DAY} > (
        select count(*) from (
          select from ${securityEvents}
          where ${securityEvents.userId} = ${users.id} and ${securityEvents.kind} in (${kinds}) and ${securityEvents.occurredAt} > ${dayBefore}::timestamptz
          limit ${FAILURES_A_DAY}
        ) recent
      )`);
  }

  /** Also tells whether the account was signed in before at all, and whether on such a device in such a network: one round trip for both. */
  async insertSignIn(executor: Executor, { id, userId, kind, occurredAt, sessionId, address }: NewSecurityEvent, deviceName: string | null): Promise<{ before: boolean; alike: boolean }> {
    const signIns = sql`select from ${securityEvents} where ${securityEvents.userId} = ${userId} and ${securityEvents.kind} = 'signed_in'`;
    const isAlike = and(
      address === null ? isNull(securityEvents.address) : eq(securityEvents.address, address),
      deviceName === null ? isNull(securityEvents.deviceName) : eq(securityEvents.deviceName, deviceName),
    );
    const [found] = await executor.execute<{ before: boolean; alike: boolean }>(sql`
      with written as (
        insert into ${securityEvents} (id, user_id, kind, occurred_at, session_id, address, device_name)
        values (${id}, ${userId}, ${kind}, ${occurredAt.toISOString()}::timestamptz, ${sessionId}, ${address}, ${deviceName})
      )
      select exists (${signIns}) as before, exists (${signIns} and ${isAlike}) as alike`);
    return found ?? { before: false, alike: false };
  }

  /** Removes up to `limit` that are older, but none of the last 30 days. Returns how many. */
  async removeBefore(executor: Executor, before: Date, limit: number): Promise<number> {
    const [row] = await executor.execute<{ removed: number }>(sql`select identity.remove_security_events(${before.toISOString()}::timestamptz, ${limit}) as removed`);
    return Number(row?.removed ?? 0);
  }
}

function deviceOf(sessionId: string | null): SQL<string | null> | null {
  return sessionId === null ? null : sql<string | null>`(select ${userSessions.deviceName} from ${userSessions} where ${userSessions.sessionId} = ${sessionId}::uuid)`;
}
