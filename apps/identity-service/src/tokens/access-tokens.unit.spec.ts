import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { AccessTokens } from './access-tokens.js';
import { describeSigningKey, describeSigningKeys, generateSigningKey, readSigningKeys } from './signing-key.js';

const clock = { now: () => new Date() };
const user = {
  userId: '0193a6f0-0000-7000-8000-000000000001',
  role: 'tutor',
  sessionId: '0193a6f0-0000-7000-8000-000000000002',
  authenticationId: '0193a6f0-0000-7000-8000-000000000003',
  authenticatedAt: new Date('2026-11-21T10:00:00.900Z'),
  methods: ['pwd', 'otp'],
} as const;

describe('an access token', () => {
  it('says who acts, in which session, for ten minutes, and is checked with the published key', async () => {
    const key = await describeSigningKey(generateSigningKey());
    const { token, expiresAt } = await new AccessTokens({ current: key }, clock).issue(user);
    const checked = await jwtVerify(token, await importJWK(key.publicJwk, 'EdDSA'), {
      algorithms: ['EdDSA'],
      issuer: 'edtech-identity',
      audience: 'edtech-platform',
    });
    expect(checked.payload).toMatchObject({ sub: user.userId, role: 'tutor', sid: user.sessionId, aid: user.authenticationId, jti: expect.any(String), auth_time: Date.parse('2026-11-21T10:00:00Z') / 1000, amr: ['pwd', 'otp'] });
    expect(checked.payload.exp! - checked.payload.iat!).toBe(600);
    expect(expiresAt).toEqual(new Date(checked.payload.exp! * 1000));
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid });
  });

  it('has an id of its own', async () => {
    const tokens = new AccessTokens({ current: await describeSigningKey(generateSigningKey()) }, clock);
    const [one, other] = await Promise.all([tokens.issue(user), tokens.issue(user)]);
    expect(one.token).not.toBe(other.token);
  });
});

describe('the signing key', () => {
  const pem = generateSigningKey().export({ type: 'pkcs8', format: 'pem' }).toString();

  it('has the same id wherever it is read, also when its lines are joined with \\n', async () => {
    const one = await describeSigningKey(readSigningKeys(pem).current);
    const other = await describeSigningKey(readSigningKeys(pem.replaceAll('\n', '\\n')).current);
    expect(one.kid).toBe(other.kid);
  });

  it('publishes nothing private', async () => {
    const { publicJwk } = await describeSigningKey(readSigningKeys(pem).current);
    expect(Object.keys(publicJwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it('is refused when it is no key or not Ed25519, without quoting it', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => readSigningKeys(rsa)).toThrow('must be an Ed25519 key');
    expect(() => readSigningKeys('secret-looking text')).toThrow(/^must be a private key in PKCS8 PEM$/);
  });

  it('signs with the first and publishes all, each once, whichever half of them it was given', async () => {
    const [next, retired] = [generateSigningKey(), generateSigningKey()];
    const privatePem = next.export({ type: 'pkcs8', format: 'pem' }).toString();
    const publicPem = createPublicKey(retired).export({ type: 'spki', format: 'pem' }).toString();
    const { current, published } = await describeSigningKeys(readSigningKeys([pem, privatePem, publicPem, pem].join('\n')));
    const kids = await Promise.all([readSigningKeys(pem).current, next, retired].map(async (key) => (await describeSigningKey(key)).kid));
    expect(current.kid).toBe(kids[0]);
    expect(published.map(({ kid }) => kid)).toEqual(kids);
    expect(JSON.stringify(published)).not.toContain('"d"');
    expect(() => readSigningKeys([publicPem, pem].join('\n'))).toThrow('must begin with a private key');
  });
});
