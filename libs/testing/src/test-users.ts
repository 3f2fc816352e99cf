import type { Role } from '@edtech/auth';

/** Somebody who is signed in. */
export interface TestUser {
  readonly userId: string;
  readonly role: Role;
  readonly sessionId: string;
  /** A signed access token that is good for an hour. */
  readonly token: string;
}
