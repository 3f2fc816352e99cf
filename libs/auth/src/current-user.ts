export const ROLES = ['student', 'tutor', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** How somebody showed who they are, as the `amr` claim says it: RFC 8176 where it has a word for it. Recovery codes are `otp` too. */
export const AUTHENTICATION_METHODS = ['pwd', 'otp', 'webauthn', 'oidc'] as const;

export type AuthenticationMethod = (typeof AUTHENTICATION_METHODS)[number];

/** What counts as a second factor: a passkey does by itself, since it asks for a PIN or finger where it is alone. */
const SECOND_FACTORS: readonly AuthenticationMethod[] = ['otp', 'webauthn'];

/** Whether somebody has shown as much as their role needs: admins a second factor, others what they signed in with. */
export function hasShownEnough({ role, methods }: Pick<CurrentUser, 'role' | 'methods'>): boolean {
  return role !== 'admin' || methods.some((method) => SECOND_FACTORS.includes(method));
}

/** Who is asking, as their verified access token says. */
export interface CurrentUser {
  readonly userId: string;
  readonly role: Role;
  readonly sessionId: string;
  /** Another one with each step-up, from which on the tokens of the one before are not believed. Tokens from before there was such a claim have none. */
  readonly authenticationId?: string | undefined;
  /** When they last showed who they are: at sign-in or a step-up, not at a refresh. */
  readonly authenticatedAt: Date;
  /** How they did so, each method once. */
  readonly methods: readonly AuthenticationMethod[];
}
