/** What service accounts may be allowed to do, each by name. A field that names none of them is closed to all service accounts. */
export const SCOPES = ['events:read', 'events:operate'] as const;

export type Scope = (typeof SCOPES)[number];

/** The `role` claim of a service account's token. No user has it. */
export const SERVICE_ROLE = 'service';

/** A program that asks with a service account's token. It is nobody in particular wherever a person is wanted. */
export interface CurrentService {
  readonly serviceAccountId: string;
  /** What the token was given of what the account has; scopes that are not known here are left out. */
  readonly scopes: readonly Scope[];
  /** Of the secret that the token was given for: what ends when the secret or the account does. */
  readonly sessionId: string;
}

export function isScope(value: unknown): value is Scope {
  return SCOPES.some((scope) => scope === value);
}
