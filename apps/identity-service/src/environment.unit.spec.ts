import { generateKeyPairSync } from 'node:crypto';
import { EnvironmentError, parseServiceEnvironment } from '@edtech/environment';
import { IdentityModule } from './app.module.js';
import { firstAdminOf, identityVariables, mailOptionsOf, signingKeyOf } from './environment.js';

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const production = {
  NODE_ENV: 'production',
  EVENT_TRANSPORT: 'in-process',
  IDENTITY_DB_HOST: 'db',
  IDENTITY_DB_PORT: '5432',
  IDENTITY_DB_NAME: 'identity',
  IDENTITY_DB_USER: 'identity',
  IDENTITY_DB_PASSWORD: 'a long and private word',
};
const parse = (source: Record<string, string>) => parseServiceEnvironment('identity', identityVariables, source);

function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems.map(({ variable, problem }) => `${variable} ${problem}`);
    throw error;
  }
  return [];
}

describe("identity's environment", () => {
  it('needs nothing of its own while developing', () => {
    const environment = parse({});
    expect(signingKeyOf(environment)).toBeUndefined();
    expect(firstAdminOf(environment)).toBeUndefined();
  });

  it('needs the key of mailed tokens in production, a long one', () => {
    const key = 'k'.repeat(32);
    expect(problemsOf(() => mailOptionsOf(parse(production)))).toEqual(['IDENTITY_MAIL_TOKEN_KEY is missing']);
    expect(mailOptionsOf(parse({ ...production, IDENTITY_MAIL_TOKEN_KEY: key })).tokenKey).toBe(key);
    expect(problemsOf(() => parse({ IDENTITY_MAIL_TOKEN_KEY: key.slice(1) }))).toEqual(['IDENTITY_MAIL_TOKEN_KEY must have at least 32 characters']);
  });

  it('needs the signing key in production', () => {
    expect(problemsOf(() => signingKeyOf(parse(production)))).toEqual(['IDENTITY_SIGNING_KEY is missing']);
    expect(signingKeyOf(parse({ ...production, IDENTITY_SIGNING_KEY: pem }))).toBe(pem);
  });

  it('refuses what is no key, without showing it', () => {
    const problems = problemsOf(() => parse({ IDENTITY_SIGNING_KEY: 'not a key at all' }));
    expect(problems).toEqual(['IDENTITY_SIGNING_KEY must be a private key in PKCS8 PEM']);
  });

  it('takes an admin whole or not at all', () => {
    const admin = { IDENTITY_ADMIN_EMAIL: 'admin@example.org', IDENTITY_ADMIN_PASSWORD: 'correct horse battery' };
    expect(firstAdminOf(parse(admin))).toEqual({ email: 'admin@example.org', password: 'correct horse battery' });
    const half = parse({ IDENTITY_ADMIN_EMAIL: admin.IDENTITY_ADMIN_EMAIL });
    expect(problemsOf(() => firstAdminOf(half))).toEqual(['IDENTITY_ADMIN_PASSWORD is missing, but IDENTITY_ADMIN_EMAIL is set']);
  });

  it("takes the admin's second factor with the admin only, and none that is easily guessed", () => {
    const admin = { IDENTITY_ADMIN_EMAIL: 'admin@example.org', IDENTITY_ADMIN_PASSWORD: 'correct horse battery' };
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(firstAdminOf(parse({ ...admin, IDENTITY_ADMIN_TOTP_SECRET: secret }))?.totpSecret).toBe(secret);
    expect(problemsOf(() => firstAdminOf(parse({ IDENTITY_ADMIN_TOTP_SECRET: secret })))).toEqual([
      'IDENTITY_ADMIN_TOTP_SECRET is of no use without IDENTITY_ADMIN_EMAIL and IDENTITY_ADMIN_PASSWORD',
    ]);
    for (const wrong of [secret.slice(0, 25), secret.toLowerCase(), '1'.repeat(32)]) {
      expect(problemsOf(() => parse({ ...admin, IDENTITY_ADMIN_TOTP_SECRET: wrong }))).toEqual(['IDENTITY_ADMIN_TOTP_SECRET must be 128 bits or more in base32 (26 of A to Z and 2 to 7)']);
    }
  });

  it('names a missing key and half an admin at once', () => {
    const environment = parse({ ...production, IDENTITY_ADMIN_EMAIL: 'admin@example.org' });
    expect(problemsOf(() => IdentityModule.forRoot(environment))).toEqual([
      'IDENTITY_SIGNING_KEY is missing',
      'IDENTITY_ADMIN_PASSWORD is missing, but IDENTITY_ADMIN_EMAIL is set',
      'IDENTITY_MAIL_TOKEN_KEY is missing',
      'IDENTITY_FACTOR_KEY is missing',
    ]);
  });

  it.each([
    ['too short', 'short', /at least 8/],
    ['the address itself', 'admin@example.org', /must not be/],
  ])("refuses an admin's password that is %s", (_what, password, problem) => {
    const problems = problemsOf(() => firstAdminOf(parse({ IDENTITY_ADMIN_EMAIL: 'admin@example.org', IDENTITY_ADMIN_PASSWORD: password })));
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });
});
