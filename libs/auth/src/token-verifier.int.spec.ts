import { eventually, serveTestJwks, TestTokens, type TestJwks } from '@edtech/testing';
import crypto, { createHmac, createPublicKey, generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto';
import { TokenVerifier } from './token-verifier.js';

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const USER = { sub: 'u1', role: 'tutor', sid: 's1', auth_time: 1_700_000_000, amr: ['pwd', 'otp'] };

describe('a token verifier', () => {
  const tokens = new TestTokens();
  let published: JsonWebKey[];
  let asked = 0;
  let jwks: TestJwks;
  let verifier: TokenVerifier;

  beforeAll(async () => {
    jwks = await serveTestJwks(() => {
      asked += 1;
      return published;
    });
  });

  beforeEach(() => {
    published = [tokens.publicJwk];
    asked = 0;
    verifier = new TokenVerifier(jwks.url);
  });

  afterEach(() => jest.restoreAllMocks());
  afterAll(() => jwks.close());

  const refused = (token: string, code: string) => expect(verifier.verify(token)).rejects.toMatchObject({ code });

  test('believes a token of identity, and says who it speaks of', async () => {
    await expect(verifier.verify(tokens.sign({ claims: USER }))).resolves.toEqual({
      userId: 'u1',
      role: 'tutor',
      sessionId: 's1',
      authenticatedAt: new Date(1_700_000_000_000),
      methods: ['pwd', 'otp'],
    });
  });

  test('says which authentication of the session a token is from, to whoever knows what is revoked too', async () => {
    const asked: unknown[] = [];
    verifier = new TokenVerifier(jwks.url, { refuses: (facts) => asked.push(facts) > 1 });
    const token = tokens.sign({ claims: { ...USER, aid: 'a1' } });
    await expect(verifier.verify(token)).resolves.toMatchObject({ sessionId: 's1', authenticationId: 'a1' });
    await refused(token, 'TOKEN_REVOKED');
    expect(asked).toEqual([expect.objectContaining({ authenticationId: 'a1' }), expect.objectContaining({ authenticationId: 'a1' })]);
    await refused(tokens.sign({ claims: { ...USER, aid: 1 } }), 'TOKEN_INVALID');
  });

  test('believes a service account’s, and takes it for no person', async () => {
    const { token, serviceAccountId, sessionId } = tokens.serviceAccount(['events:read']);
    const service = { serviceAccountId, sessionId, scopes: ['events:read'] };
    await expect(verifier.verify(token)).resolves.toEqual(service);
    await expect(verifier.readHeader(`Bearer ${token}`)).resolves.toEqual({ viewer: null, service });
  });

  test('leaves scopes out that it does not know, and what only looks like one', async () => {
    const sign = (scope: string) => tokens.sign({ claims: { sub: 'a1', role: 'service', sid: 's1', scope, auth_time: undefined, amr: undefined } });
    await expect(verifier.verify(sign('everything events:read EVENTS:OPERATE events'))).resolves.toMatchObject({ scopes: ['events:read'] });
    await expect(verifier.verify(sign(''))).resolves.toMatchObject({ scopes: [] });
  });

  test('refuses a service account’s whose secret was revoked', async () => {
    const { token, serviceAccountId, sessionId } = tokens.serviceAccount(['events:read']);
    const asked: unknown[] = [];
    verifier = new TokenVerifier(jwks.url, { refuses: (facts) => asked.push(facts) > 0 });
    await refused(token, 'TOKEN_REVOKED');
    expect(asked).toEqual([expect.objectContaining({ userId: serviceAccountId, sessionId, role: 'service' })]);
  });

  test('asks for the keys once, however many tokens come', async () => {
    await Promise.all(Array.from({ length: 20 }, () => verifier.verify(tokens.sign({ claims: USER }))));
    await verifier.verify(tokens.sign({ claims: USER }));
    expect(asked).toBe(1);
  });

  test('tells an expired token from a bad one', () => refused(tokens.sign({ claims: { ...USER, exp: Math.floor(Date.now() / 1_000) - 60 } }), 'TOKEN_EXPIRED'));

  const NOT_TO_BE_BELIEVED: readonly (readonly [wrong: string, token: () => string])[] = [
    ['without a signature (alg none)', () => `${encode({ alg: 'none', kid: tokens.keyId })}.${tokens.sign({ claims: USER }).split('.')[1]}.`],
    ['with alg none and a good signature', () => tokens.sign({ header: { alg: 'none' }, claims: USER })],
    ['signed by HS256 with the public key as the secret', () => hmacToken(tokens, createPublicKey({ key: tokens.publicJwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }))],
    ['signed by HS256 with the raw public key as the secret', () => hmacToken(tokens, Buffer.from(String(tokens.publicJwk.x), 'base64url'))],
    ['with an unknown key id', () => tokens.sign({ header: { kid: 'nobody' }, claims: USER })],
    ["signed by a stranger who claims identity's key id", () => new TestTokens().sign({ header: { kid: tokens.keyId }, claims: USER })],
    ['that brings its own key (jwk)', () => bringOwnKey()],
    ['that names its own key server (jku)', () => new TestTokens().sign({ header: { jku: 'http://127.0.0.1:1/keys' }, claims: USER })],
    ['with critical headers that nobody understands', () => tokens.sign({ header: { crit: ['x'], x: 1 }, claims: USER })],
    ['of another issuer', () => tokens.sign({ claims: { ...USER, iss: 'https://evil.example' } })],
    ['for another audience', () => tokens.sign({ claims: { ...USER, aud: 'someone-else' } })],
    ['that never expires', () => tokens.sign({ claims: { ...USER, exp: undefined } })],
    ['that is not valid yet', () => tokens.sign({ claims: { ...USER, nbf: Math.floor(Date.now() / 1_000) + 600 } })],
    ['of another kind, signed with the same key', () => tokens.sign({ header: { typ: 'JWT' }, claims: USER })],
    ['that does not say of which kind it is', () => tokens.sign({ header: { typ: undefined }, claims: USER })],
    ['without a user', () => tokens.sign({ claims: { ...USER, sub: undefined } })],
    ['without a session', () => tokens.sign({ claims: { ...USER, sid: undefined } })],
    ['with a role that does not exist', () => tokens.sign({ claims: { ...USER, role: 'root' } })],
    ['without the time of authentication', () => tokens.sign({ claims: { ...USER, auth_time: undefined } })],
    ['with a time of authentication that is none', () => tokens.sign({ claims: { ...USER, auth_time: 'now' } })],
    ['without the methods of authentication', () => tokens.sign({ claims: { ...USER, amr: undefined } })],
    ['with a method of authentication that does not exist', () => tokens.sign({ claims: { ...USER, amr: ['pwd', 'voice'] } })],
    ['with one method of authentication instead of a list', () => tokens.sign({ claims: { ...USER, amr: 'pwd' } })],
    ['whose claims were changed after signing', () => changeRole(tokens.sign({ claims: USER }))],
    ['that is no token', () => 'abc'],
    ['with something behind the signature', () => `${tokens.sign({ claims: USER })}.e30`],
  ];

  test.each(NOT_TO_BE_BELIEVED)('refuses a token %s', async (_, token) => {
    await refused(token(), 'TOKEN_INVALID');
  });

  // From its second token on a verifier knows the header and the key.
  test.each(NOT_TO_BE_BELIEVED)('having believed a good one, refuses a token %s', async (_, token) => {
    await verifier.verify(tokens.sign({ claims: USER }));
    await refused(token(), 'TOKEN_INVALID');
    await refused(tokens.sign({ claims: { ...USER, exp: Math.floor(Date.now() / 1_000) - 60 } }), 'TOKEN_EXPIRED');
    await expect(verifier.verify(tokens.sign({ claims: USER }))).resolves.toMatchObject({ userId: 'u1' });
  });

  describe('that knows a token', () => {
    /** Has been asked with it so often that its signature is not checked any more. */
    async function known(token: string): Promise<void> {
      for (let times = 0; times < 3; times += 1) await verifier.verify(token);
    }

    test('does not check its signature again, and says the same of it', async () => {
      const token = tokens.sign({ claims: USER });
      await known(token);
      const checked = jest.spyOn(crypto, 'verify');
      await expect(verifier.verify(token)).resolves.toEqual({ userId: 'u1', role: 'tutor', sessionId: 's1', authenticatedAt: new Date(1_700_000_000_000), methods: ['pwd', 'otp'] });
      expect(checked).not.toHaveBeenCalled();
      await verifier.verify(tokens.sign({ claims: { ...USER, sub: 'u2' } }));
      expect(checked).toHaveBeenCalledTimes(1);
    });

    test('refuses it once it is revoked', async () => {
      let revoked = false;
      verifier = new TokenVerifier(jwks.url, { refuses: ({ sessionId }) => revoked && sessionId === 's1' });
      const token = tokens.sign({ claims: USER });
      await known(token);
      revoked = true;
      await refused(token, 'TOKEN_REVOKED');
    });

    test('refuses it once it has expired', async () => {
      const token = tokens.sign({ claims: { ...USER, exp: Math.floor(Date.now() / 1_000) + 30 } });
      await known(token);
      const later = Date.now() + 36_000;
      jest.spyOn(Date, 'now').mockReturnValue(later);
      await refused(token, 'TOKEN_EXPIRED');
    });

    test('refuses it once its key is withdrawn, as soon as that is known', async () => {
      const token = tokens.sign({ claims: USER });
      await known(token);
      const next = new TestTokens();
      published = [next.publicJwk];
      const later = Date.now() + 300_001;
      jest.spyOn(Date, 'now').mockReturnValue(later);
      // The keys are old enough to be asked for again, which whoever asks now does not wait for.
      await verifier.verify(token);
      await eventually(() => asked === 2);
      await eventually(() => verifier.verify(next.sign({ claims: USER })));
      await refused(token, 'TOKEN_INVALID');
    });

    test('refuses whatever differs from it by one character', async () => {
      const token = tokens.sign({ claims: USER });
      await known(token);
      for (let at = 0; at < token.length; at += 7) {
        // The last character of a part may have bits that say nothing: the text is another all the same.
        const other = token[at] === 'A' ? 'B' : 'A';
        const changed = `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
        await expect(verifier.verify(changed)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
      }
      await known(token);
    });
  });

  test('refuses a key of a kind that tokens are not signed with, though identity published it', async () => {
    published = [{ kty: 'oct', k: 'c2VjcmV0', kid: 'hmac', alg: 'HS256' }, tokens.publicJwk];
    await refused(hmacToken(tokens, Buffer.from('secret'), 'hmac'), 'TOKEN_INVALID');
  });

  test('refuses another algorithm, though identity published a key for it', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    published = [{ ...publicKey.export({ format: 'jwk' }), kid: 'ec', alg: 'ES256' }];
    const [, claims] = tokens.sign({ claims: USER }).split('.');
    const signed = `${encode({ alg: 'ES256', kid: 'ec', typ: 'at+jwt' })}.${claims}`;
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    await refused(`${signed}.${signature}`, 'TOKEN_INVALID');
  });

  test('finds a new key soon after it was published, and asks no oftener than every five seconds', async () => {
    await verifier.verify(tokens.sign({ claims: USER }));
    const rotated = new TestTokens();
    published.push(rotated.publicJwk);
    await refused(rotated.sign({ claims: USER }), 'TOKEN_INVALID');
    expect(asked).toBe(1);
    const later = Date.now() + 5_001;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    await expect(verifier.verify(rotated.sign({ claims: USER }))).resolves.toMatchObject({ userId: 'u1' });
    expect(asked).toBe(2);
  });

  test('stops believing a withdrawn key within ten minutes', async () => {
    await verifier.verify(tokens.sign({ claims: USER }));
    published = [new TestTokens().publicJwk];
    const later = Date.now() + 600_001;
    const exp = Math.floor(later / 1_000) + 60;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    await refused(tokens.sign({ claims: { ...USER, exp } }), 'TOKEN_INVALID');
  });

  describe('while keys are changed as the operators’ page says', () => {
    const later = (ms: number) => {
      const then = Date.now() + ms;
      jest.spyOn(Date, 'now').mockReturnValue(then);
    };
    const fresh = (by: TestTokens) => {
      const second = Math.floor(Date.now() / 1_000);
      return by.sign({ claims: { ...USER, iat: second, exp: second + 600, auth_time: second } });
    };
    const MINUTE_MS = 60_000;

    /** What a verifier that is asked every half minute refuses of tokens that are good. */
    async function refusedDuring(steps: readonly { publish: readonly TestTokens[]; sign: TestTokens; minutes: number; away?: boolean }[]): Promise<number> {
      let refusals = 0;
      for (const { publish, sign, minutes, away = false } of steps) {
        published = publish.map(({ publicJwk }) => publicJwk);
        jwks.away = away;
        for (let half = 0; half < minutes * 2; half += 1) {
          const token = fresh(sign);
          later(MINUTE_MS / 2);
          const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => verifier.verify(token)));
          refusals += outcomes.filter(({ status }) => status === 'rejected').length;
        }
      }
      jwks.away = false;
      return refusals;
    }

    test('no good token is refused, also while identity starts again', async () => {
      const next = new TestTokens();
      const refusals = await refusedDuring([
        { publish: [tokens], sign: tokens, minutes: 12 },
        { publish: [tokens], sign: tokens, minutes: 3, away: true },
        { publish: [tokens, next], sign: tokens, minutes: 11 },
        { publish: [tokens, next], sign: tokens, minutes: 1, away: true },
        { publish: [next, tokens], sign: next, minutes: 11 },
        { publish: [next], sign: next, minutes: 11 },
      ]);
      expect(refusals).toBe(0);
      // The old key is forgotten by then.
      await refused(fresh(tokens), 'TOKEN_INVALID');
    });

    test('which it would be if the next key were not published before it signs', async () => {
      const next = new TestTokens();
      await verifier.verify(fresh(tokens));
      expect(await refusedDuring([{ publish: [next, tokens], sign: next, minutes: 1, away: true }])).toBeGreaterThan(0);
    });
  });

  test('goes on with the keys at hand while identity is away, but not for ever', async () => {
    await verifier.verify(tokens.sign({ claims: USER }));
    jwks.away = true;
    const start = Date.now();
    const at = (minutes: number) => {
      const then = start + minutes * 60_000;
      jest.spyOn(Date, 'now').mockReturnValue(then);
      return tokens.sign({ claims: { ...USER, exp: Math.floor(then / 1_000) + 60 } });
    };
    for (const minutes of [6, 11, 29]) await expect(verifier.verify(at(minutes))).resolves.toMatchObject({ userId: 'u1' });
    await refused(at(31), 'SIGNING_KEYS_UNAVAILABLE');
    jwks.away = false;
  });

  test('does not blame the token when the keys cannot be had', async () => {
    verifier = new TokenVerifier('http://127.0.0.1:1/keys');
    await refused(tokens.sign({ claims: USER }), 'SIGNING_KEYS_UNAVAILABLE');
  });

  describe('reading a header', () => {
    test.each([undefined, '', 'Basic dTpw'])('takes %p for nobody in particular', async (header) => {
      await expect(verifier.readHeader(header)).resolves.toEqual({ viewer: null });
    });

    test.each(['Bearer', 'Bearer ', 'Bearer a b', 'bearer x'])('does not take %p for nobody', async (header) => {
      await expect(verifier.readHeader(header)).resolves.toMatchObject({ viewer: null, tokenProblem: { code: 'TOKEN_INVALID' } });
    });

    test('takes the scheme in any case', async () => {
      await expect(verifier.readHeader(`bEARER ${tokens.sign({ claims: USER })}`)).resolves.toMatchObject({ viewer: { userId: 'u1' } });
    });
  });
});

function hmacToken(tokens: TestTokens, secret: string | Buffer, kid: string = tokens.keyId): string {
  const [, claims] = tokens.sign({ claims: USER }).split('.');
  const signed = `${encode({ alg: 'HS256', kid, typ: 'at+jwt' })}.${claims}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function bringOwnKey(): string {
  const stranger = new TestTokens();
  return stranger.sign({ header: { kid: undefined, jwk: stranger.publicJwk }, claims: USER });
}

function changeRole(token: string): string {
  const [head, claims = '', signature] = token.split('.');
  const changed = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), role: 'admin' };
  return `${head}.${encode(changed)}.${signature}`;
}
