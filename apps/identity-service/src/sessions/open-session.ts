import { Inject, Injectable } from '@nestjs/common';
import type { Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { AuthTokensRepository } from '../infrastructure/database/repositories/auth-tokens.repository.js';
import { UserSessionsRepository } from '../infrastructure/database/repositories/user-sessions.repository.js';
import { SecurityTrail, type Holder } from '../security-events/security-trail.js';
import { generateToken, hashToken } from '../tokens/auth-token.js';
import { sessionExpiry, type AuthenticationMethod, type Session } from './session.rules.js';

/** What a client needs to stay signed in. */
export interface OpenedSession {
  sessionId: string;
  /** The token itself: here and in the client's hands, never in the database. */
  refreshToken: string;
  expiresAt: Date;
  /** Which authentication of the session its tokens are from; when the user last showed who they are, and how: for the access token. */
  authenticationId: string;
  authenticatedAt: Date;
  methods: readonly AuthenticationMethod[];
}

/** How a session comes to be. */
export interface NewSession {
  /** What the client calls the device. */
  deviceName?: string | undefined;
  /** What the user has shown just now; at least one. */
  methods: readonly AuthenticationMethod[];
}

/** Begins sessions and hands out their refresh tokens. */
@Injectable()
export class OpenSession {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sessions: UserSessionsRepository,
    private readonly tokens: AuthTokensRepository,
    private readonly trail: SecurityTrail,
  ) {}

  /** @param holder of an active account, held in this transaction */
  async runIn(scope: Pick<Scope, 'tx'>, holder: Holder, { deviceName, methods }: NewSession): Promise<OpenedSession> {
    const now = this.clock.now();
    const session = {
      sessionId: v7(),
      userId: holder.id,
      deviceName: deviceName?.trim() ?? null,
      createdAt: now,
      lastSeenAt: now,
      authenticationId: v7(),
      authenticatedAt: now,
      methods: [...methods],
      expiresAt: sessionExpiry(now, now),
    };
    await this.sessions.insert(scope.tx, session);
    await this.trail.recordSignIn(scope.tx, holder, session);
    return this.handOut(scope, session, now);
  }

  /** One more refresh token of the session's family, for as long as the session lives. */
  async handOut(
    { tx }: Pick<Scope, 'tx'>,
    session: Pick<Session, 'sessionId' | 'userId' | 'expiresAt' | 'authenticationId' | 'authenticatedAt' | 'methods'>,
    now: Date,
  ): Promise<OpenedSession> {
    const { sessionId, userId, expiresAt, authenticationId, authenticatedAt, methods } = session;
    const refreshToken = generateToken();
    const token = hashToken(refreshToken);
    await this.tokens.insert(tx, { id: v7(), userId, familyId: sessionId, token, type: 'refresh', createdAt: now, expiresAt });
    return { sessionId, refreshToken, expiresAt, authenticationId, authenticatedAt, methods };
  }
}
