import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { z } from 'zod';
import { SecretSealer } from '../factors/secret-sealer.js';
import { UsedChallengesRepository } from '../infrastructure/database/repositories/used-challenges.repository.js';

export const CHALLENGE_LIFE_MS = 5 * 60 * 1000;

/** What a challenge is for: an answer to one is none to another. */
export interface ChallengePurpose {
  kind: 'sign-in' | 'second-factor' | 'step-up' | 'registration';
  /** The sign-in, session or user that it belongs to; empty where nobody is known yet. */
  subject: string;
}

const sealedShape = z.object({ nonce: z.string(), expiresAt: z.number() });

/**
 * What passkeys sign. A challenge says by itself, sealed, what it is for and until when, so that asking for one writes nothing: only
 * those that were answered are remembered until they end, so that none is answered twice.
 */
@Injectable()
export class PasskeyChallenges {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sealer: SecretSealer,
    private readonly used: UsedChallengesRepository,
  ) {}

  /** The bytes to be signed. */
  make(purpose: ChallengePurpose): Uint8Array<ArrayBuffer> {
    const content = { nonce: randomBytes(16).toString('base64url'), expiresAt: this.clock.now().getTime() + CHALLENGE_LIFE_MS };
    return new TextEncoder().encode(this.sealer.seal(JSON.stringify(content), contextOf(purpose)));
  }

  /** Whether it is one of ours for this purpose, and has not ended. @param challenge in base64url, as it was signed */
  isGood(challenge: string, purpose: ChallengePurpose): boolean {
    return this.expiryOf(challenge, purpose) !== undefined;
  }

  /** Uses it up. False when it is not good, or was answered before. */
  async useOnce(tx: Executor, challenge: string, purpose: ChallengePurpose): Promise<boolean> {
    const expiresAt = this.expiryOf(challenge, purpose);
    if (!expiresAt) return false;
    return this.used.useOnce(tx, createHash('sha256').update(challenge).digest('hex'), expiresAt);
  }

  private expiryOf(challenge: string, purpose: ChallengePurpose): Date | undefined {
    const opened = this.sealer.open(Buffer.from(challenge, 'base64url').toString('utf8'), contextOf(purpose));
    if (opened === undefined) return undefined;
    const { expiresAt } = sealedShape.parse(JSON.parse(opened));
    return expiresAt > this.clock.now().getTime() ? new Date(expiresAt) : undefined;
  }
}

function contextOf({ kind, subject }: ChallengePurpose): string {
  return `passkey ${kind} ${subject}`;
}
