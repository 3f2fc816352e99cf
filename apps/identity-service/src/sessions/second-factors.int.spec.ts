import { identitySessionEndedV1 } from '@edtech/contracts';
import { eventually, FixedClock, startTestService, type GraphqlResult, type TestService, type TestUser } from '@edtech/testing';
import { identityService } from '../app.js';
import { hashRecoveryCode } from '../factors/recovery-codes.js';
import { codeAt } from '../factors/totp.js';
import { answered, codeOf, IdentityClient, PASSWORD, someEmail, type SecondFactorRequiredFields, type SignedInFields } from '../../test/identity-client.js';
import { CHALLENGE_LIFE_MS } from './begin-session.js';
import { CHALLENGE_FAILURES } from './session.rules.js';
import { SessionSweeper } from './session-sweeper.js';

interface WithApp {
  email: string;
  me: TestUser;
  signedIn: SignedInFields;
  secret: string;
  codes: string[];
}

const STEP_MS = 30_000;

describe('an account with an authenticator app', () => {
  // Begins at the real time, so that tokens issued by it are also good for the verifier.
  const clock = new FixedClock(new Date());
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService, { clock });
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());
  beforeEach(() => clock.set(new Date()));

  const confirm = (code: string, as: TestUser) =>
    service.graphql<{ confirmTotp: { codes: string[] } }>('mutation ($code: String!) { confirmTotp(code: $code) { codes } }', { code }, as);
  const codeNow = (secret: string) => codeAt(secret, clock.now());

  async function withApp(): Promise<WithApp> {
    const email = someEmail();
    const signedIn = await client.signUp({ email });
    const me = client.actor(signedIn);
    const { enrolTotp } = await client.mutate<{ enrolTotp: { secret: string; uri: string } }>('mutation { enrolTotp { secret uri } }', {}, me);
    expect(enrolTotp.uri).toContain(enrolTotp.secret);
    const { codes } = answered(await confirm(codeNow(enrolTotp.secret), me)).confirmTotp;
    // The code that confirmed it is used up.
    clock.advance(STEP_MS);
    return { email, me, signedIn, secret: enrolTotp.secret, codes };
  }

  async function begin(email: string): Promise<SecondFactorRequiredFields> {
    const { signIn } = answered(await client.trySignIn(email));
    if (!('challenge' in signIn)) throw new Error('no second factor was asked for');
    return signIn;
  }

  const complete = (input: Record<string, unknown>): Promise<GraphqlResult<{ completeSignIn: SignedInFields }>> =>
    service.graphql('mutation ($input: CompleteSignInInput!) { completeSignIn(input: $input) { sessionId accessToken refreshToken user { id role } } }', { input });

  const stepUp = (input: Record<string, unknown>, as: TestUser): Promise<GraphqlResult<{ stepUp: { accessToken: string } }>> =>
    service.graphql('mutation ($input: StepUpInput!) { stepUp(input: $input) { accessToken accessTokenExpiresAt } }', { input }, as);

  it('signs nobody in by the password alone', async () => {
    const { email, signedIn, codes } = await withApp();
    expect(codes).toHaveLength(10);
    const { challenge, methods, expiresAt } = await begin(email);
    expect(methods).toEqual(['TOTP', 'RECOVERY_CODE']);
    expect(Date.parse(expiresAt)).toBe(clock.now().getTime() + CHALLENGE_LIFE_MS);
    const sessions = await service.database.admin`select 1 from identity.user_sessions where user_id = ${signedIn.user.id}`;
    expect(sessions).toHaveLength(1);
    expect(codeOf(await client.tryRefresh(challenge))).toBe('REFRESH_TOKEN_INVALID');
  });

  it('signs in by password and code, and tokens and the list of sessions say so', async () => {
    const { email, secret } = await withApp();
    const { challenge } = await begin(email);
    const { completeSignIn } = answered(await complete({ challenge, totpCode: codeNow(secret) }));
    const claims = JSON.parse(Buffer.from(completeSignIn.accessToken.split('.')[1]!, 'base64url').toString()) as { amr: string[]; auth_time: number };
    expect(claims).toMatchObject({ amr: ['pwd', 'otp'], auth_time: Math.floor(clock.now().getTime() / 1000) });
    const { mySessions } = answered(
      await service.graphql<{ mySessions: { sessionId: string; methods: string[]; authenticatedAt: string }[] }>(
        '{ mySessions { sessionId methods authenticatedAt } }',
        {},
        client.actor({ ...completeSignIn, user: { ...completeSignIn.user, role: 'STUDENT' } }),
      ),
    );
    expect(mySessions.find(({ sessionId }) => sessionId === completeSignIn.sessionId)).toMatchObject({
      methods: ['PASSWORD', 'ONE_TIME_CODE'],
      authenticatedAt: clock.now().toISOString(),
    });
  });

  it('takes each code once, also from two who come at the same time with challenges of their own', async () => {
    const { email, secret } = await withApp();
    const [one, other] = [await begin(email), await begin(email)];
    const totpCode = codeNow(secret);
    const both = await Promise.all([one, other].map(({ challenge }) => complete({ challenge, totpCode })));
    expect(both.map((result) => (result.errors ? codeOf(result) : 'signed in')).sort()).toEqual(['SECOND_FACTOR_WRONG', 'signed in']);
    const { challenge } = await begin(email);
    expect(codeOf(await complete({ challenge, totpCode }))).toBe('SECOND_FACTOR_WRONG');
    clock.advance(STEP_MS);
    expect((await complete({ challenge, totpCode: codeNow(secret) })).errors).toBeUndefined();
  });

  it('takes each challenge once, for its time only, and not after the password has changed', async () => {
    const { email, secret, me } = await withApp();
    const used = await begin(email);
    answered(await complete({ challenge: used.challenge, totpCode: codeNow(secret) }));
    clock.advance(STEP_MS);
    expect(codeOf(await complete({ challenge: used.challenge, totpCode: codeNow(secret) }))).toBe('SIGN_IN_CHALLENGE_INVALID');

    const late = await begin(email);
    clock.advance(CHALLENGE_LIFE_MS);
    expect(codeOf(await complete({ challenge: late.challenge, totpCode: codeNow(secret) }))).toBe('SIGN_IN_CHALLENGE_INVALID');

    const stale = await begin(email);
    const input = { currentPassword: PASSWORD, newPassword: 'another horse battery' };
    await client.mutate('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }', { input }, me);
    expect(codeOf(await complete({ challenge: stale.challenge, totpCode: codeNow(secret) }))).toBe('SIGN_IN_CHALLENGE_INVALID');
    expect(codeOf(await complete({ challenge: 'no challenge', totpCode: codeNow(secret) }))).toBe('SIGN_IN_CHALLENGE_INVALID');
  });

  it('ends a sign-in after some wrong codes, then looks at no code for a while, but still at recovery codes', async () => {
    const { email, secret, codes } = await withApp();
    const first = await begin(email);
    for (let n = 0; n < CHALLENGE_FAILURES; n += 1) expect(codeOf(await complete({ challenge: first.challenge, totpCode: 'wrong' }))).toBe('SECOND_FACTOR_WRONG');
    expect(codeOf(await complete({ challenge: first.challenge, totpCode: codeNow(secret) }))).toBe('SIGN_IN_CHALLENGE_INVALID');
    const second = await begin(email);
    expect(codeOf(await complete({ challenge: second.challenge, totpCode: codeNow(secret) }))).toBe('TOTP_BLOCKED');
    expect((await complete({ challenge: second.challenge, recoveryCode: codes[0] })).errors).toBeUndefined();
    clock.advance(60_000);
    const third = await begin(email);
    expect((await complete({ challenge: third.challenge, totpCode: codeNow(secret) })).errors).toBeUndefined();
  });

  it('takes each recovery code once and nobody else’s, and none after they were renewed', async () => {
    const { email, codes, me } = await withApp();
    const stranger = await withApp();
    const recover = async (recoveryCode: string | undefined) => {
      const result = await complete({ challenge: (await begin(email)).challenge, recoveryCode });
      return result.errors ? codeOf(result) : 'signed in';
    };
    expect(await recover(codes[3]?.toUpperCase())).toBe('signed in');
    expect(await recover(codes[3])).toBe('SECOND_FACTOR_WRONG');
    expect(await recover(stranger.codes[0])).toBe('SECOND_FACTOR_WRONG');
    const { mySecondFactors } = await client.mutate<{ mySecondFactors: object }>('{ mySecondFactors { totpSince recoveryCodesLeft passkeys { id } } }', {}, me);
    expect(mySecondFactors).toEqual({ totpSince: expect.any(String), recoveryCodesLeft: 9, passkeys: [] });
    const renewed = await client.mutate<{ renewRecoveryCodes: { codes: string[] } }>('mutation { renewRecoveryCodes { codes } }', {}, me);
    expect(await recover(codes[4])).toBe('SECOND_FACTOR_WRONG');
    expect(await recover(renewed.renewRecoveryCodes.codes[4])).toBe('signed in');
  });

  it('takes a recovery code from before they had as many bits, once, until they are renewed', async () => {
    const { email, signedIn, me } = await withApp();
    const [first, second] = ['a0b1-cdef-ghjk-mnpq', 'q0b1-cdef-ghjk-mnpa'] as const;
    for (const code of [first, second]) {
      await service.database.admin`insert into identity.recovery_codes (user_id, code_hash, created_at) values (${signedIn.user.id}, ${hashRecoveryCode(code)}, now())`;
    }
    const recover = async (recoveryCode: string) => {
      const result = await complete({ challenge: (await begin(email)).challenge, recoveryCode });
      return result.errors ? codeOf(result) : 'signed in';
    };
    expect([await recover(first), await recover(first)]).toEqual(['signed in', 'SECOND_FACTOR_WRONG']);
    await client.mutate('mutation { renewRecoveryCodes { codes } }', {}, me);
    expect(await recover(second)).toBe('SECOND_FACTOR_WRONG');
  });

  it('is still asked for it after the password was reset by mail', async () => {
    const { email, secret } = await withApp();
    answered(await service.graphql('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email }));
    const token = await client.mails.waitFor(email, ({ text }) => /reset-password#token=([\w-]+)/.exec(text)?.[1]);
    const newPassword = 'battery staple horse';
    answered(await service.graphql('mutation ($token: String!, $newPassword: String!) { resetPassword(token: $token, newPassword: $newPassword) }', { token, newPassword }));
    const { signIn } = answered(await client.trySignIn(email, newPassword));
    if (!('challenge' in signIn)) throw new Error('no second factor was asked for');
    expect(signIn.methods).toEqual(['TOTP', 'RECOVERY_CODE']);
    expect((await complete({ challenge: signIn.challenge, totpCode: codeNow(secret) })).errors).toBeUndefined();
  });

  it('stores neither the secret nor a code that anyone could use', async () => {
    const { secret, codes } = await withApp();
    const sql = service.database.admin;
    const dump = JSON.stringify([await sql`select t::text as line from identity.totp_authenticators t`, await sql`select t::text as line from identity.recovery_codes t`]);
    for (const word of [secret, Buffer.from(secret).toString('base64'), ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) expect(dump).not.toContain(word);
  });

  it('is no such account before a code has shown that the app has the secret, and no more once it is removed', async () => {
    const email = someEmail();
    const me = client.actor(await client.signUp({ email }));
    expect(codeOf(await confirm('123456', me))).toBe('TOTP_NOT_BEGUN');
    const enrol = async () => (await client.mutate<{ enrolTotp: { secret: string } }>('mutation { enrolTotp { secret } }', {}, me)).enrolTotp.secret;
    const forgotten = await enrol();
    const secret = await enrol();
    expect(codeOf(await confirm(codeNow(forgotten), me))).toBe('SECOND_FACTOR_WRONG');
    await client.signIn(email);
    answered(await confirm(codeNow(secret), me));
    expect(codeOf(await service.graphql('mutation { enrolTotp { secret } }', {}, me))).toBe('TOTP_ALREADY_ACTIVE');
    await begin(email);
    await client.mutate('mutation { removeTotp }', {}, me);
    await client.signIn(email);
    expect(codeOf(await service.graphql('mutation { removeTotp }', {}, me))).toBe('NO_SECOND_FACTOR');
    expect(await service.database.admin`select 1 from identity.recovery_codes where user_id = ${me.userId}`).toHaveLength(0);
  });

  it('is suspended like any other', async () => {
    const { email, secret, signedIn } = await withApp();
    const { challenge } = await begin(email);
    await client.setStatus(signedIn.user.id, 'SUSPENDED', await client.admin());
    expect(codeOf(await complete({ challenge, totpCode: codeNow(secret) }))).toBe('ACCOUNT_SUSPENDED');
  });

  it('wants exactly one second factor', async () => {
    const { email, secret, codes } = await withApp();
    const { challenge } = await begin(email);
    expect(codeOf(await complete({ challenge }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await complete({ challenge, totpCode: codeNow(secret), recoveryCode: codes[0] }))).toBe('BAD_USER_INPUT');
  });

  it('loses its challenges when they are over', async () => {
    const { email, signedIn } = await withApp();
    await begin(email);
    clock.advance(CHALLENGE_LIFE_MS);
    while (await service.app.get(SessionSweeper).sweep());
    expect(await service.database.admin`select 1 from identity.sign_in_challenges where user_id = ${signedIn.user.id}`).toHaveLength(0);
  });

  describe('stepping up', () => {
    /** Signed in an hour ago. */
    async function signedInLongAgo({ refreshToken, ...rest }: SignedInFields): Promise<TestUser> {
      const before = new Date(clock.now().getTime() - 60 * 60 * 1000);
      await service.database.admin`update identity.user_sessions set authenticated_at = ${before} where session_id = ${rest.sessionId}`;
      return client.actor(await client.refresh(refreshToken));
    }

    it('is asked of whoever signed in long ago, before anything sensitive, and refreshing is no proof', async () => {
      const me = await signedInLongAgo(await client.signUp());
      for (const operation of [
        'mutation { enrolTotp { secret } }',
        'mutation { confirmTotp(code: "123456") { codes } }',
        'mutation { removeTotp }',
        'mutation { renewRecoveryCodes { codes } }',
        'mutation { startPasskeyRegistration }',
        'mutation { registerPasskey(input: { name: "x", response: {} }) { codes } }',
        'mutation { removePasskey(id: "x") }',
        'mutation { changePassword(input: { currentPassword: "x", newPassword: "another horse battery" }) }',
        'mutation { changeEmail(input: { email: "new@example.org", password: "x" }) { __typename } }',
        'mutation { startProviderLink(redirectUrl: "x") { handle } }',
        'mutation { linkProvider(input: { handle: "x", callbackUrl: "x" }) }',
        'mutation { unlinkProvider }',
        'mutation { signOut(everywhere: true) }',
        `mutation { revokeSession(sessionId: "${me.sessionId}") }`,
      ]) {
        expect([operation, codeOf(await service.graphql(operation, {}, me))]).toEqual([operation, 'STEP_UP_REQUIRED']);
      }
      expect((await service.graphql('mutation { signOut }', {}, me)).errors).toBeUndefined();
    });

    it('takes the password, and gives a token with which it goes on', async () => {
      const signedIn = await client.signUp();
      const me = await signedInLongAgo(signedIn);
      expect(codeOf(await stepUp({ password: 'wrong horse battery' }, me))).toBe('PASSWORD_WRONG');
      expect(codeOf(await stepUp({}, me))).toBe('PASSWORD_WRONG');
      const { accessToken } = answered(await stepUp({ password: PASSWORD }, me)).stepUp;
      expect((await service.graphql('mutation { enrolTotp { secret } }', {}, { ...me, token: accessToken })).errors).toBeUndefined();
    });

    it('ends the tokens from before it, within seconds and everywhere, but neither the session nor other sessions', async () => {
      const email = someEmail();
      const signedIn = await client.signUp({ email });
      const elsewhere = client.actor(await client.signIn(email));
      const sessionsSeenBy = async (as: TestUser) => {
        const { data, errors } = await service.graphql<{ mySessions: object[] }>('{ mySessions { sessionId } }', {}, as);
        return data?.mySessions.length ?? errors?.[0]?.extensions.code;
      };
      const refreshed = await client.refresh(signedIn.refreshToken);
      const before = [client.actor(signedIn), client.actor(refreshed)] as const;
      const { accessToken } = answered(await stepUp({ password: PASSWORD }, before[0])).stepUp;
      const since = { ...before[0], token: accessToken };
      for (const old of before) await eventually(async () => (await sessionsSeenBy(old)) === 'TOKEN_REVOKED');
      expect([await sessionsSeenBy(since), await sessionsSeenBy(elsewhere)]).toEqual([2, 2]);

      // What goes out to the others is about the tokens; the session lives, and its refresh tokens are what they were.
      const told = (await service.published(identitySessionEndedV1.type)).filter(({ data }) => data['userId'] === signedIn.user.id);
      expect(new Set(told.map(({ data }) => data['reason']))).toEqual(new Set(['stepped_up']));
      expect(told.map(({ subject }) => subject)).not.toContain(signedIn.sessionId);
      const next = client.actor(await client.refresh(refreshed.refreshToken));
      expect([await sessionsSeenBy(next), next.sessionId]).toEqual([2, signedIn.sessionId]);

      // One more replaces the token of the one before.
      answered(await stepUp({ password: PASSWORD }, next));
      await eventually(async () => (await sessionsSeenBy(since)) === 'TOKEN_REVOKED');
    });

    it('logs nobody out who refreshes at the same moment, and steps up twice', async () => {
      const { refreshToken, ...signedIn } = await client.signUp();
      const me = client.actor({ ...signedIn, refreshToken });
      const [one, , other] = await Promise.all([client.refresh(refreshToken), stepUp({ password: PASSWORD }, me), client.refresh(refreshToken), stepUp({ password: PASSWORD }, me)]);
      for (const each of [one, other]) {
        const later = await client.refresh(each.refreshToken);
        expect(later.sessionId).toBe(signedIn.sessionId);
        answered(await service.graphql('{ mySessions { sessionId } }', {}, client.actor(later)));
      }
    });

    it('takes the password only together with the second factor where there is one', async () => {
      const { signedIn, secret } = await withApp();
      const me = await signedInLongAgo(signedIn);
      expect(codeOf(await stepUp({ password: PASSWORD }, me))).toBe('SECOND_FACTOR_NEEDED');
      expect(codeOf(await stepUp({ totpCode: codeNow(secret) }, me))).toBe('PASSWORD_WRONG');
      expect(codeOf(await stepUp({ password: PASSWORD, totpCode: '000000' }, me))).toBe('SECOND_FACTOR_WRONG');
      expect((await stepUp({ password: PASSWORD, totpCode: codeNow(secret) }, me)).errors).toBeUndefined();
      expect(codeOf(await stepUp({ password: PASSWORD, totpCode: codeNow(secret) }, me))).toBe('SECOND_FACTOR_WRONG');
    });

    it('is nothing for a session that has ended', async () => {
      const signedIn = await client.signUp();
      const ended = client.actor(signedIn);
      await service.database.admin`update identity.user_sessions set ended_at = now(), ended_because = 'revoked' where session_id = ${signedIn.sessionId}`;
      expect(codeOf(await stepUp({ password: PASSWORD }, ended))).toBe('SESSION_ENDED');
    });
  });
});
