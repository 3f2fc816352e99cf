import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import type { Account } from '../accounts/account.rules.js';
import { AccountFactors } from '../factors/account-factors.js';
import type { SecondFactor } from '../factors/second-factor.rules.js';
import { PasskeysRepository } from '../infrastructure/database/repositories/passkeys.repository.js';
import { SignInChallengesRepository } from '../infrastructure/database/repositories/sign-in-challenges.repository.js';
import { CheckPasskey } from '../passkeys/check-passkey.js';
import type { AuthenticationOutcome } from '../security-events/authentication-log.js';
import { generateToken, hashToken } from '../tokens/auth-token.js';
import { OpenSession, type NewSession, type OpenedSession } from './open-session.js';

/** How long a sign-in waits for its second factor. */
export const CHALLENGE_LIFE_MS = 5 * 60 * 1000;

/** The first factor was right, and somebody is signed in. */
export interface SessionBegun {
  account: Account;
  session: OpenedSession;
}

/** The first factor was right, and another one is wanted. */
export interface SecondFactorWanted {
  /** The challenge itself: here and in the client's hands, never in the database. */
  challenge: string;
  methods: SecondFactor[];
  expiresAt: Date;
  /** What a browser's `navigator.credentials.get` takes, when a passkey is among the methods. */
  passkeyOptions: Record<string, unknown> | null;
}

export type SignInResult = SessionBegun | SecondFactorWanted;

/** For the log: who was signed in and by what, or which sign-in waits. */
export function outcomeOf(result: SignInResult): AuthenticationOutcome {
  if ('challenge' in result) return { outcome: 'second-factor-wanted', attempt: attemptOf(result.challenge) };
  const { account, session } = result;
  return { outcome: 'succeeded', userId: account.id, sessionId: session.sessionId, methods: session.methods };
}

/** Names a sign-in that waits, to whoever reads the log and cannot answer it. */
export function attemptOf(challenge: string): string {
  return hashToken(challenge).slice(0, 16);
}

/** What follows a right first factor: a session, or a challenge where the account asks for a second one. */
@Injectable()
export class BeginSession {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly factors: AccountFactors,
    private readonly passkeys: PasskeysRepository,
    private readonly challenges: SignInChallengesRepository,
    private readonly checkPasskey: CheckPasskey,
    private readonly openSession: OpenSession,
  ) {}

  /**
   * @param account active, and held in this transaction
   * @param passwordHash what the password was checked against, where one was shown
   */
  async runIn({ tx }: Pick<Scope, 'tx'>, account: Account, start: NewSession, passwordHash?: string): Promise<SignInResult> {
    const methods = await this.factors.wantedOf(tx, account.id);
    if (methods.length === 0) return { account, session: await this.openSession.runIn({ tx }, account, start) };

    const challenge = generateToken();
    const challengeHash = hashToken(challenge);
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + CHALLENGE_LIFE_MS);
    const passwordMark = passwordHash === undefined ? null : markOf(passwordHash);
    const deviceName = start.deviceName?.trim() ?? null;
    await this.challenges.insert(tx, { challengeHash, userId: account.id, deviceName, methods: [...start.methods], passwordMark, createdAt, expiresAt });
    const passkeyOptions = methods.includes('passkey')
      ? await this.checkPasskey.ask({ kind: 'second-factor', subject: challengeHash }, await this.passkeys.findByUser(tx, account.id))
      : null;
    return { challenge, methods, expiresAt, passkeyOptions };
  }
}

/** Tells whether the password is still the one that a sign-in began with. */
export function markOf(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('hex');
}
