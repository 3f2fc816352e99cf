import { Secret, TOTP } from 'otpauth';

const PERIOD_MS = 30_000;
/** What authenticator apps agree on: RFC 6238's defaults. */
const SETTINGS = { algorithm: 'SHA1', digits: 6, period: PERIOD_MS / 1_000 } as const;
/** The code before and the one after are taken too, because clocks differ and people type. */
const WINDOW = 1;
const CODE = /^[0-9]{6}$/;

/** 160 random bits in base32, as authenticator apps take them. */
export function generateTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What a QR code for an authenticator app holds. */
export function totpUri(secret: string, account: string): string {
  return new TOTP({ ...SETTINGS, issuer: 'edtech-platform', label: account, secret: Secret.fromBase32(secret) }).toString();
}

/** The number of the half minute since 1970 that the code belongs to; undefined when it is not one of about `now`. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  // The library compares bytes, and throws where characters take more than one.
  if (!CODE.test(code)) return undefined;
  const totp = new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? undefined : Math.floor(now.getTime() / PERIOD_MS) + delta;
}

/** The code of a moment. */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}
