export const ROLES = ['student', 'tutor', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** Who is asking, as their verified access token says. */
export interface CurrentUser {
  readonly userId: string;
  readonly role: Role;
  readonly sessionId: string;
}
