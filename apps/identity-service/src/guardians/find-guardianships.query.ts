import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { and, desc, eq, gt, inArray, isNotNull, or } from 'drizzle-orm';
import { consents, datesOfBirth, guardianships } from '../infrastructure/database/schemas/index.js';
import { linkInvalid } from '../mail/mail.errors.js';
import { hashToken } from '../tokens/auth-token.js';
import { isOpen } from './guardianship.rules.js';

/** A guardianship as it is kept. */
export type StoredGuardianship = typeof guardianships.$inferSelect;

/** What is known of somebody's age. */
export interface Age {
  readonly dateOfBirth: string | null;
  /** As the platform was told; an instant that is past means that nobody's consent is needed any more. */
  readonly consentNeededUntil: Date | null;
}

@Injectable()
export class FindGuardianships {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whom these have asked to look after them and who does: one statement, in the ids' order, the newest first. */
  async ofWards(wardIds: readonly string[]): Promise<StoredGuardianship[][]> {
    // An invitation that nobody has accepted in time is over, swept or not.
    const lives = or(isNotNull(guardianships.guardianId), gt(guardianships.expiresAt, this.clock.now()));
    const found = await this.db
      .select()
      .from(guardianships)
      .where(and(inArray(guardianships.wardId, [...wardIds]), lives))
      .orderBy(desc(guardianships.id));
    return wardIds.map((wardId) => found.filter((one) => one.wardId === wardId));
  }

  /** Whom somebody looks after, as long as they are under age, the newest first. */
  async ofGuardian(guardianId: string): Promise<StoredGuardianship[]> {
    const found = await this.db
      .select({ guardianship: guardianships })
      .from(guardianships)
      .innerJoin(consents, eq(consents.userId, guardianships.wardId))
      .where(and(eq(guardianships.guardianId, guardianId), eq(guardianships.status, 'active'), gt(consents.neededUntil, this.clock.now())))
      .orderBy(desc(guardianships.id));
    return found.map(({ guardianship }) => guardianship);
  }

  /** @throws LINK_INVALID */
  async invitation(token: string): Promise<StoredGuardianship> {
    const [found] = await this.db.select().from(guardianships).where(eq(guardianships.token, hashToken(token)));
    if (!found || !isOpen(found, this.clock.now())) throw linkInvalid();
    return found;
  }

  /** One statement each for any number of users, in the ids' order. */
  async ages(userIds: readonly string[]): Promise<Age[]> {
    const [births, needs] = await Promise.all([
      this.db.select().from(datesOfBirth).where(inArray(datesOfBirth.userId, [...userIds])),
      this.db.select().from(consents).where(inArray(consents.userId, [...userIds])),
    ]);
    return userIds.map((id) => ({
      dateOfBirth: births.find(({ userId }) => userId === id)?.dateOfBirth ?? null,
      consentNeededUntil: needs.find(({ userId }) => userId === id)?.neededUntil ?? null,
    }));
  }
}
