import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { desc, eq, and, isNotNull, isNull } from 'drizzle-orm';
import { passkeys, recoveryCodes, totpAuthenticators } from '../infrastructure/database/schemas/index.js';

export interface FoundSecondFactors {
  totpSince: Date | null;
  recoveryCodesLeft: number;
  passkeys: { id: string; name: string; backedUp: boolean; createdAt: Date; lastUsedAt: Date | null }[];
}

@Injectable()
export class FindSecondFactors {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async of(userId: string): Promise<FoundSecondFactors> {
    const [totp, recoveryCodesLeft, keys] = await Promise.all([
      this.db
        .select({ since: totpAuthenticators.confirmedAt })
        .from(totpAuthenticators)
        .where(and(eq(totpAuthenticators.userId, userId), isNotNull(totpAuthenticators.confirmedAt))),
      this.db.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))),
      this.db
        .select({ id: passkeys.credentialId, name: passkeys.name, backedUp: passkeys.backedUp, createdAt: passkeys.createdAt, lastUsedAt: passkeys.lastUsedAt })
        .from(passkeys)
        .where(eq(passkeys.userId, userId))
        .orderBy(desc(passkeys.createdAt), desc(passkeys.credentialId)),
    ]);
    return { totpSince: totp[0]?.since ?? null, recoveryCodesLeft, passkeys: keys };
  }
}
