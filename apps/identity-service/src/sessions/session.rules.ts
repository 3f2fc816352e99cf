const DAY_MS = 24 * 60 * 60 * 1000;

/** A session that is not refreshed for this long ends. */
export const IDLE_LIFE_MS = 30 * DAY_MS;

/** A session ends this long after its sign-in, however often it is refreshed. */
export const LONGEST_LIFE_MS = 180 * DAY_MS;

/**
 * How long after its rotation a refresh token is still exchanged, for another successor: two tabs or a lost
 * response must not sign an honest user out. A thief who comes later ends the session instead.
 */
export const ROTATION_GRACE_MS = 5_000;

export const sessionEndings = ['signed_out', 'revoked', 'password_changed', 'token_reused', 'account_closed'] as const;
export type SessionEnding = (typeof sessionEndings)[number];

/** How the user of a session showed who they are: the `amr` claim of its access tokens. Recovery codes are `otp` too. */
export const authenticationMethods = ['pwd', 'otp', 'webauthn', 'oidc'] as const;
export type AuthenticationMethod = (typeof authenticationMethods)[number];

/** One sign-in on one device, as stored in `user_sessions`. */
export interface Session {
  sessionId: string;
  userId: string;
  deviceName: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  /** The `aid` claim of the session's access tokens: another one with each step-up, so that the tokens from before it can be told apart and refused. */
  authenticationId: string;
  /** When the user last showed who they are: at the sign-in or a step-up. A refresh does not move it. */
  authenticatedAt: Date;
  /** How they did so since the sign-in, each method once. */
  methods: AuthenticationMethod[];
  expiresAt: Date;
  endedAt: Date | null;
}

/** Until when a session lives that begins or is refreshed `now`. */
export function sessionExpiry(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_LIFE_MS, createdAt.getTime() + LONGEST_LIFE_MS));
}

/** Neither ended nor expired. */
export function isAlive(session: Pick<Session, 'endedAt' | 'expiresAt'>, now: Date): boolean {
  return session.endedAt === null && session.expiresAt > now;
}

/** So many wrong second factors end a sign-in: it begins again with the first one. */
export const CHALLENGE_FAILURES = 5;

/** What has been shown in all, each method once. */
export function withMethods(shown: readonly AuthenticationMethod[], more: readonly AuthenticationMethod[]): AuthenticationMethod[] {
  return [...new Set([...shown, ...more])];
}
