import type { NoticeKind } from '../mail/mail-job.rules.js';

/**
 * What is written down about the safety of an account, for its holder to read. A column of the table has the same words: one that is
 * taken out of this list is still in old rows.
 */
export const securityEventKinds = [
  'account_created',
  'account_suspended',
  'account_reactivated',
  'account_closed',
  'role_changed',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'signed_out_everywhere',
  'session_revoked',
  'refresh_token_reused',
  'stepped_up',
  'proof_failed',
  'password_changed',
  'password_reset',
  'email_change_requested',
  'email_changed',
  'totp_added',
  'totp_removed',
  'recovery_codes_renewed',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'provider_linked',
  'provider_unlinked',
  'service_account_created',
  'service_account_secret_added',
  'service_account_secret_revoked',
  'service_account_suspended',
  'service_account_reactivated',
  'data_export_requested',
  'data_export_fetched',
  'erasure_requested',
  'erasure_restarted',
  'date_of_birth_corrected',
  'guardian_invited',
  'guardianship_begun',
  'guardianship_ended',
  'consent_given',
  'consent_withdrawn',
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

/** What anybody can bring about who knows no more than an address: written down a bounded number of times. */
export const failureKinds = ['sign_in_failed', 'proof_failed'] as const satisfies readonly SecurityEventKind[];
export type FailureKind = (typeof failureKinds)[number];

/** So many failures of one account are written down within a day; what comes after them is not. */
export const FAILURES_A_DAY = 100;

/** What the account's holder is told of by mail, and by which. A sign-in only when the device was not seen before. */
export const noticeOf = {
  password_changed: 'password_changed',
  password_reset: 'password_changed',
  totp_added: 'totp_added',
  totp_removed: 'totp_removed',
  recovery_codes_renewed: 'recovery_codes_renewed',
  recovery_code_used: 'recovery_code_used',
  passkey_added: 'passkey_added',
  passkey_removed: 'passkey_removed',
  provider_linked: 'provider_linked',
  provider_unlinked: 'provider_unlinked',
} as const satisfies Partial<Record<SecurityEventKind, NoticeKind>>;
export type NoticedKind = keyof typeof noticeOf;

/** What is written down and no more. */
export type QuietKind = Exclude<SecurityEventKind, NoticedKind | FailureKind | 'signed_in'>;

/** One event, as stored in `security_events`. */
export interface SecurityEvent {
  id: string;
  /** Whose account. */
  userId: string;
  kind: SecurityEventKind;
  occurredAt: Date;
  /** In which session, or which session it was about. */
  sessionId: string | null;
  /** The network it was asked from; see `networkOf`. */
  address: string | null;
  /** What the client of that session called its device. */
  deviceName: string | null;
  /** Who did it, when it was somebody else. */
  actorId: string | null;
}
