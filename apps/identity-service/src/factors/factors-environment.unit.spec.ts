import { randomBytes } from 'node:crypto';
import { EnvironmentError, parseServiceEnvironment } from '@edtech/environment';
import { identityVariables, passkeySettingsOf, sealingKeysOf } from '../environment.js';

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

describe('the key that second factors are sealed with', () => {
  it('is needed in production and nowhere else', () => {
    const key = randomBytes(32);
    expect(sealingKeysOf(parse({}))).toBeUndefined();
    expect(problemsOf(() => sealingKeysOf(parse(production)))).toEqual(['IDENTITY_FACTOR_KEY is missing']);
    expect(sealingKeysOf(parse({ ...production, IDENTITY_FACTOR_KEY: key.toString('base64') }))).toEqual([key]);
  });

  it('is refused when it is none, without being shown', () => {
    expect(problemsOf(() => parse({ IDENTITY_FACTOR_KEY: 'too short' }))).toEqual([expect.stringMatching(/^IDENTITY_FACTOR_KEY must be 32 bytes in base64(?!.*too short)/)]);
  });
});

describe('passkeys', () => {
  it('belong to this machine while developing, and are not offered in production until it says where', () => {
    expect(passkeySettingsOf(parse({}))).toMatchObject({ rpId: 'localhost' });
    expect(passkeySettingsOf(parse(production))).toBeUndefined();
    const place = { IDENTITY_PASSKEY_DOMAIN: 'edtech.example', IDENTITY_PASSKEY_ORIGINS: 'https://app.edtech.example, https://edtech.example' };
    expect(passkeySettingsOf(parse({ ...production, ...place }))).toEqual({
      rpId: 'edtech.example',
      origins: ['https://app.edtech.example', 'https://edtech.example'],
    });
  });

  it('are set up whole or not at all', () => {
    expect(problemsOf(() => passkeySettingsOf(parse({ IDENTITY_PASSKEY_DOMAIN: 'edtech.example' })))).toEqual([
      'IDENTITY_PASSKEY_ORIGINS is missing, but IDENTITY_PASSKEY_DOMAIN is set',
    ]);
  });
});
