import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What a machine-local stack needs to keep between runs: made once, readable by its owner only. */
export interface StackSecrets {
  readonly postgresSuperuserPassword: string;
  /** By role name. */
  readonly databasePasswords: Record<string, string>;
  /** PKCS8 PEM of the EdDSA key that signs access tokens. */
  readonly identitySigningKey: string;
  /** What the tokens in identity's mails are made with. */
  readonly identityMailTokenKey: string;
  /** What identity seals second factors with: 32 bytes in base64. */
  readonly identityFactorKey: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  /** What the admin's codes are made of, in base32: an authenticator app takes it too. */
  readonly adminTotpSecret: string;
}

/** Reads the secrets file, or makes it with random values (mode 600). What an older one does not have yet is added to it. */
export function loadSecrets(file: string, roles: readonly string[]): StackSecrets {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<StackSecrets>) : {};
  const random = (): string => randomBytes(18).toString('base64url');
  const secrets: StackSecrets = {
    postgresSuperuserPassword: random(),
    databasePasswords: Object.fromEntries(roles.map((role) => [role, random()])),
    identitySigningKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    identityMailTokenKey: randomBytes(32).toString('base64url'),
    identityFactorKey: randomBytes(32).toString('base64'),
    adminEmail: 'admin@edtech.example',
    adminPassword: random(),
    adminTotpSecret: base32(randomBytes(20)),
    ...kept,
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five, 2))).join('');
}
