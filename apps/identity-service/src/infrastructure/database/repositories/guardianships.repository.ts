import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, count, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import { NO_CONSENT, type Consent } from '../../../consent/consent.rules.js';
import type { GuardianshipEnd } from '../../../guardians/guardianship.rules.js';
import { guardianships } from '../schemas/index.js';

export type Guardianship = typeof guardianships.$inferSelect;
export type Invitation = Pick<Guardianship, 'id' | 'wardId' | 'invitedEmail' | 'token' | 'invitedAt' | 'expiresAt'>;

@Injectable()
export class GuardianshipsRepository {
  async invite(executor: Executor, invitation: Invitation): Promise<Guardianship> {
    const [row] = await executor.insert(guardianships).values({ ...invitation, status: 'invited' }).returning();
    return row!;
  }

  /** How many were invited of late and have not become the guardian, whatever they have answered. */
  async countInvitations(executor: Executor, wardId: string, now: Date): Promise<number> {
    const [found] = await executor
      .select({ invitations: count() })
      .from(guardianships)
      .where(and(eq(guardianships.wardId, wardId), isNull(guardianships.guardianId), gt(guardianships.expiresAt, now)));
    return found?.invitations ?? 0;
  }

  async findById(executor: Executor, id: string): Promise<Guardianship | undefined> {
    const [found] = await executor.select().from(guardianships).where(eq(guardianships.id, id));
    return found;
  }

  async findForUpdate(executor: Executor, id: string): Promise<Guardianship | undefined> {
    const [found] = await executor.select().from(guardianships).where(eq(guardianships.id, id)).for('no key update');
    return found;
  }

  async findByToken(executor: Executor, tokenHash: string): Promise<Guardianship | undefined> {
    const [found] = await executor.select().from(guardianships).where(eq(guardianships.token, tokenHash));
    return found;
  }

  async findActiveOfWard(executor: Executor, wardId: string): Promise<Guardianship | undefined> {
    const [found] = await executor
      .select()
      .from(guardianships)
      .where(and(eq(guardianships.wardId, wardId), eq(guardianships.status, 'active')));
    return found;
  }

  /** Those that can still end, of which an account is either side, always in the same order. */
  findOpenWith(executor: Executor, userId: string): Promise<Guardianship[]> {
    return executor
      .select()
      .from(guardianships)
      .where(and(or(eq(guardianships.wardId, userId), eq(guardianships.guardianId, userId)), inArray(guardianships.status, ['invited', 'active'])))
      .orderBy(guardianships.wardId, guardianships.id);
  }

  /** The invited one becomes the guardian, and nobody else can any more. */
  async accept(executor: Executor, { id, wardId }: Guardianship, guardianId: string, acceptedAt: Date): Promise<Guardianship> {
    const [row] = await executor
      .update(guardianships)
      .set({ status: 'active', guardianId, acceptedAt, token: null, invitedEmail: null })
      .where(eq(guardianships.id, id))
      .returning();
    await executor
      .update(guardianships)
      .set({ status: 'withdrawn', token: null })
      .where(and(eq(guardianships.wardId, wardId), eq(guardianships.status, 'invited')));
    return row!;
  }

  /** @returns whether it could be declined: with the same token it can be once */
  async decline(executor: Executor, tokenHash: string, now: Date): Promise<boolean> {
    const declined = await executor
      .update(guardianships)
      .set({ status: 'declined', token: null })
      .where(and(eq(guardianships.token, tokenHash), gt(guardianships.expiresAt, now)))
      .returning({ id: guardianships.id });
    return declined.length === 1;
  }

  /** In the place of what was consented to before. */
  async consent(executor: Executor, id: string, consent: Consent, now: Date): Promise<Guardianship> {
    const consentedAt = consent.kinds.length > 0 ? now : null;
    const [row] = await executor.update(guardianships).set({ ...consent, consentedAt }).where(eq(guardianships.id, id)).returning();
    return row!;
  }

  /** Ends a guardianship, takes an invitation back, and leaves what is over as it is. */
  async end(executor: Executor, guardianship: Guardianship, endedBy: GuardianshipEnd, endedAt: Date): Promise<Guardianship> {
    const { id, status } = guardianship;
    if (status !== 'active' && status !== 'invited') return guardianship;
    const end = status === 'active' ? ({ status: 'ended', endedAt, endedBy, ...NO_CONSENT, consentedAt: null } as const) : ({ status: 'withdrawn', token: null } as const);
    const [row] = await executor.update(guardianships).set(end).where(eq(guardianships.id, id)).returning();
    return row!;
  }

  /** Removes up to `limit` invitations that nobody has accepted in time. Returns how many. */
  async deleteExpired(executor: Executor, now: Date, limit: number): Promise<number> {
    const expired = executor
      .select({ id: guardianships.id })
      .from(guardianships)
      .where(and(isNull(guardianships.guardianId), lte(guardianships.expiresAt, now)))
      .limit(limit)
      .for('update', { skipLocked: true });
    const deleted = await executor.delete(guardianships).where(inArray(guardianships.id, expired)).returning({ id: guardianships.id });
    return deleted.length;
  }
}
