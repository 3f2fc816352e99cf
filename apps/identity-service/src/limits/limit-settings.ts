/** So many of something in so long. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

/** How often what can be tried without an account. */
export interface LimitSettings {
  /** Failed sign-ins into one account from one address. */
  readonly signInsPerPair: Limit;
  /** Failed sign-ins from one address, into whatever accounts. */
  readonly signInsPerAddress: Limit;
  /** Failed sign-ins into one account from addresses that it was never signed in from. */
  readonly signInsPerAccount: Limit;
  /** How long an address that an account was signed in from is remembered, in seconds. */
  readonly knownAddressSeconds: number;
  /** Wrong secrets of one service account from one address. */
  readonly clientSecretsPerPair: Limit;
  /** Wrong secrets of service accounts from one address. */
  readonly clientSecretsPerAddress: Limit;
  /** Mails that one address has sent by forms: sign-ups and new passwords. */
  readonly mailsPerAddress: Limit;
  /** The same for one recipient. */
  readonly mailsPerRecipient: Limit;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param perAddress how many failures one address may have in a quarter of an hour; other limits by address follow it */
export function limitSettings(perAddress: number): LimitSettings {
  return {
    signInsPerPair: { points: 10, seconds: 15 * MINUTE },
    signInsPerAddress: { points: perAddress, seconds: 15 * MINUTE },
    signInsPerAccount: { points: 100, seconds: DAY },
    knownAddressSeconds: 90 * DAY,
    clientSecretsPerPair: { points: 10, seconds: 15 * MINUTE },
    clientSecretsPerAddress: { points: perAddress, seconds: 15 * MINUTE },
    mailsPerAddress: { points: perAddress, seconds: HOUR },
    mailsPerRecipient: { points: 10, seconds: HOUR },
  };
}
