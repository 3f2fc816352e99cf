import { commaSeparated, EnvironmentError, httpUrl, isConfigured, wholeNumber, type ParsedEnvironment, type ServiceEnvironment } from '@edtech/environment';
import { mailSettings, mailVariables, type MailSettings } from '@edtech/mail';
import { z } from 'zod';
import { firstAdminDetails, type AdminCredentials } from './admins/admin-credentials.js';
import type { ConsentSettings } from './consent/consent-settings.js';
import { readSealingKeys } from './factors/secret-sealer.js';
import type { ProviderSettings } from './federated-sign-in/provider-settings.js';
import { isEmailAddress } from './input-rules/email-address.js';
import type { PasskeySettings } from './passkeys/passkey-settings.js';
import { isCommon, isOfThePlatform, isPersonal, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './passwords/password.rules.js';
import { readSigningKeys } from './tokens/signing-key.js';

/** What only this service reads. */
export const identityVariables = {
  /**
   * Ed25519 in PKCS8 PEM (`openssl genpkey -algorithm ed25519`). Several, one after the other, while it is changed: the first signs, the others
   * (of which the public halves are enough) are published beside it. Needed in production; elsewhere made at boot when missing.
   */
  IDENTITY_SIGNING_KEY: z
    .string()
    .superRefine((pem, context) => {
      try {
        readSigningKeys(pem);
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'cannot be understood' });
      }
    })
    .optional(),
  ...mailVariables('IDENTITY'),
  /** What the tokens in mails are made with, the same in all replicas: 32 or more random characters. Needed in production; elsewhere made at boot when missing. */
  IDENTITY_MAIL_TOKEN_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  /**
   * How many sign-ins that fail one address may have in a quarter of an hour, and how many mails it may have us send in an hour. 100 in
   * production; elsewhere, where everybody comes from one address, a million.
   */
  IDENTITY_ATTEMPTS_PER_ADDRESS: wholeNumber(1, 1_000_000).optional(),
  /** The web application: links in mails lead there. */
  IDENTITY_WEB_URL: httpUrl().default('http://localhost:3000'),
  /**
   * What second factors are sealed with in the database: 32 bytes in base64 (`openssl rand -base64 32`). Several, separated by commas, while it
   * is changed: the first seals, the others still open. Needed in production; elsewhere one that everybody knows is taken when missing.
   */
  IDENTITY_FACTOR_KEY: z
    .string()
    .superRefine((text, context) => {
      try {
        readSealingKeys(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'cannot be understood' });
      }
    })
    .optional(),
  /** The domain that passkeys belong to, and the pages that may ask for them, separated by commas. Both, or production offers none. */
  IDENTITY_PASSKEY_DOMAIN: z.string().min(1).optional(),
  IDENTITY_PASSKEY_ORIGINS: commaSeparated().optional(),
  /** An OpenID Connect provider that people may sign in with: all four, or it is not offered. The pages that it sends people back to are separated by commas. */
  IDENTITY_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an http or https url' }).optional(),
  IDENTITY_OIDC_CLIENT_ID: z.string().min(1).optional(),
  IDENTITY_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  IDENTITY_OIDC_REDIRECT_URLS: commaSeparated().optional(),
  /** From which birthday on nobody needs a guardian's consent to book and to pay, in years. */
  IDENTITY_AGE_OF_MAJORITY: wholeNumber(1, 30).default(18),
  /** Whether nobody signs up without saying when they were born: `required`, or `optional`. */
  IDENTITY_DATE_OF_BIRTH: z.enum(['optional', 'required']).default('optional'),
  /** An admin is made for this address when it has no account yet. */
  IDENTITY_ADMIN_EMAIL: z.string().refine(isEmailAddress, 'must be an e-mail address').optional(),
  IDENTITY_ADMIN_PASSWORD: z
    .string()
    .min(PASSWORD_MIN_LENGTH, `must have at least ${PASSWORD_MIN_LENGTH} characters`)
    .max(PASSWORD_MAX_LENGTH, `must have at most ${PASSWORD_MAX_LENGTH} characters`)
    .optional(),
  /** What the admin's authenticator app makes its codes of, in base32. Without it the admin has to add a second factor before anything else. */
  IDENTITY_ADMIN_TOTP_SECRET: z
    .string()
    .regex(/^[A-Z2-7]{26,}$/, 'must be 128 bits or more in base32 (26 of A to Z and 2 to 7)')
    .optional(),
  /** How many passwords are hashed at a time: each takes a core and 19 MiB. Node's thread pool has four threads. */
  IDENTITY_PASSWORD_CONCURRENCY: wholeNumber(1, 64).default(2),
  /** How many may wait for that; whoever comes then is told PASSWORDS_BUSY. */
  IDENTITY_PASSWORD_QUEUE: wholeNumber(0, 10_000).default(200),
  /** Words that must not be most of a password, besides those of the platform: the name of the deployment, of its school or town. Separated by commas. */
  IDENTITY_PASSWORD_WORDS: commaSeparated().default([]),
  /** For how long people can read what has happened to the safety of their accounts. */
  IDENTITY_SECURITY_EVENTS_DAYS: wholeNumber(30, 3_650).default(365),
};

export type IdentityEnvironment = ServiceEnvironment<ParsedEnvironment<typeof identityVariables>>;

/** @throws EnvironmentError in production when there is none */
export function signingKeyOf({ nodeEnv, own }: IdentityEnvironment): string | undefined {
  if (own.IDENTITY_SIGNING_KEY === undefined && nodeEnv === 'production') {
    throw new EnvironmentError([{ variable: 'IDENTITY_SIGNING_KEY', problem: 'is missing' }]);
  }
  return own.IDENTITY_SIGNING_KEY;
}

/** @throws EnvironmentError in production when there is none */
export function sealingKeysOf({ nodeEnv, own: { IDENTITY_FACTOR_KEY: text } }: IdentityEnvironment): Buffer[] | undefined {
  if (text !== undefined) return readSealingKeys(text);
  if (nodeEnv === 'production') throw new EnvironmentError([{ variable: 'IDENTITY_FACTOR_KEY', problem: 'is missing' }]);
  return undefined;
}

/** Undefined: passkeys are not offered. @throws EnvironmentError when only half of it is set */
export function passkeySettingsOf({ nodeEnv, own }: IdentityEnvironment): PasskeySettings | undefined {
  const { IDENTITY_PASSKEY_DOMAIN: rpId, IDENTITY_PASSKEY_ORIGINS: origins } = own;
  isConfigured({ IDENTITY_PASSKEY_DOMAIN: rpId, IDENTITY_PASSKEY_ORIGINS: origins });
  if (rpId !== undefined && origins !== undefined) return { rpId, origins };
  return nodeEnv === 'production' ? undefined : { rpId: 'localhost', origins: [own.IDENTITY_WEB_URL, 'http://localhost:4000'] };
}

/** Undefined: no other sign-in is offered. @throws EnvironmentError when only some of it is set */
export function providerSettingsOf({ own }: IdentityEnvironment): ProviderSettings | undefined {
  const { IDENTITY_OIDC_ISSUER: issuer, IDENTITY_OIDC_CLIENT_ID: clientId, IDENTITY_OIDC_CLIENT_SECRET: clientSecret, IDENTITY_OIDC_REDIRECT_URLS: redirectUrls } = own;
  isConfigured({
    IDENTITY_OIDC_ISSUER: issuer,
    IDENTITY_OIDC_CLIENT_ID: clientId,
    IDENTITY_OIDC_CLIENT_SECRET: clientSecret,
    IDENTITY_OIDC_REDIRECT_URLS: redirectUrls,
  });
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || redirectUrls === undefined) return undefined;
  return { issuer, clientId, clientSecret, redirectUrls };
}

/** @throws EnvironmentError when only half of it is set, or the password is as good as public */
export function firstAdminOf({ own }: IdentityEnvironment): AdminCredentials | undefined {
  const { IDENTITY_ADMIN_EMAIL: email, IDENTITY_ADMIN_PASSWORD: password, IDENTITY_ADMIN_TOTP_SECRET: totpSecret } = own;
  isConfigured({ IDENTITY_ADMIN_EMAIL: email, IDENTITY_ADMIN_PASSWORD: password });
  if (email === undefined || password === undefined) {
    if (totpSecret === undefined) return undefined;
    throw new EnvironmentError([{ variable: 'IDENTITY_ADMIN_TOTP_SECRET', problem: 'is of no use without IDENTITY_ADMIN_EMAIL and IDENTITY_ADMIN_PASSWORD' }]);
  }
  if (isPersonal(password, firstAdminDetails(email))) {
    throw new EnvironmentError([{ variable: 'IDENTITY_ADMIN_PASSWORD', problem: 'must not be the e-mail address or the name' }]);
  }
  if (isCommon(password) || isOfThePlatform(password, own.IDENTITY_PASSWORD_WORDS)) {
    throw new EnvironmentError([{ variable: 'IDENTITY_ADMIN_PASSWORD', problem: 'is one of those that are tried first' }]);
  }
  return { email, password, totpSecret };
}

/** @throws EnvironmentError when mail is half-configured, or in production without a key */
export function mailOptionsOf({ nodeEnv, own }: IdentityEnvironment): { settings: MailSettings; tokenKey: string | undefined; webUrl: string } {
  const { IDENTITY_MAIL_TOKEN_KEY: tokenKey, IDENTITY_WEB_URL: webUrl } = own;
  if (tokenKey === undefined && nodeEnv === 'production') throw new EnvironmentError([{ variable: 'IDENTITY_MAIL_TOKEN_KEY', problem: 'is missing' }]);
  return { settings: mailSettings('IDENTITY', own), tokenKey, webUrl };
}

/** Who needs a guardian's consent. */
export function consentSettingsOf({ own }: IdentityEnvironment): ConsentSettings {
  return { ageOfMajority: own.IDENTITY_AGE_OF_MAJORITY, dateOfBirthRequired: own.IDENTITY_DATE_OF_BIRTH === 'required' };
}

/** How often one address may try, where nothing else is said. */
export function attemptsPerAddress({ nodeEnv, own }: IdentityEnvironment): number {
  return own.IDENTITY_ATTEMPTS_PER_ADDRESS ?? (nodeEnv === 'production' ? 100 : 1_000_000);
}
