import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, FixedClock, startTestService, type TestService, type TestUser } from '@edtech/testing';
import { buildASTSchema, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredArgument, isRequiredInputField, parse, type GraphQLField, type GraphQLInputType } from 'graphql';
import { identityService } from '../app.js';
import { codeAt } from '../factors/totp.js';
import { answered, codeOf, IdentityClient, PASSWORD, type SignedInFields } from '../../test/identity-client.js';
import { FirstAdmin } from './first-admin.js';

const EMAIL = 'admin@example.org';
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** What an admin without a second factor may do: what gives them one, and leave. */
const ENROLMENT = ['confirmTotp', 'enrolTotp', 'mySecondFactors', 'registerPasskey', 'signOut', 'startPasskeyRegistration', 'startPasskeyStepUp', 'stepUp'];
/** What nobody has to be signed in for. */
const OPEN = [
  ...['completeSignIn', 'confirmEmailChange', 'declineGuardianship', 'erasure', 'refreshSession', 'requestPasswordReset', 'resetPassword', 'signIn', 'signInWithPasskey', 'signInWithProvider', 'signUp'],
  ...['startPasskeySignIn', 'startProviderSignIn', 'verifyEmail'],
];

/** Some value of a type, as GraphQL writes it. */
function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return `[${literalOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${literalOf(field.type)}`).join(', ')} }`;
  }
  return { Int: '1', Boolean: 'true', JSONObject: '{}', DateTime: '"2026-01-01T00:00:00Z"', Date: '"2010-01-01"' }[type.name] ?? '"x"';
}

function askFor({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map((argument) => `${argument.name}: ${literalOf(argument.type)}`);
  const isLeaf = /^\[?(Boolean|JSONObject|String|ID|Int)\b/.test(String(type));
  return `${name}${given.length ? `(${given.join(', ')})` : ''}${isLeaf ? '' : ' { __typename }'}`;
}

describe('an admin without a second factor', () => {
  const clock = new FixedClock(new Date());
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService, { clock, own: { IDENTITY_ADMIN_EMAIL: EMAIL, IDENTITY_ADMIN_PASSWORD: PASSWORD } });
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());
  beforeEach(() => clock.set(new Date()));

  const as = ({ user, sessionId, accessToken }: SignedInFields): TestUser => ({ ...service.user('admin', user.id), sessionId, token: accessToken });
  const users = (who: TestUser) => service.graphql('{ users { edges { node { id } } } }', {}, who);

  it('is refused everything but what gives them one', async () => {
    const admin = as(await eventually(() => client.signIn(EMAIL)));
    const schema = buildASTSchema(parse(readFileSync(join(__dirname, '..', '..', 'schema.graphql'), 'utf8')), { assumeValidSDL: true });
    const answeredOnes: string[] = [];
    let asked = 0;
    for (const [operation, type] of [['query', schema.getQueryType()], ['mutation', schema.getMutationType()]] as const) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        // It ends the session, and with it this test.
        if (field.name === 'signOut' || field.name.startsWith('_')) continue;
        asked += 1;
        const { errors } = await service.graphql(`${operation} { ${askFor(field)} }`, {}, admin);
        if (errors?.[0]?.extensions.code !== 'SECOND_FACTOR_REQUIRED') answeredOnes.push(field.name);
      }
    }
    expect(asked).toBeGreaterThan(35);
    expect(answeredOnes.sort()).toEqual([...ENROLMENT.filter((name) => name !== 'signOut'), ...OPEN].sort());
    expect(codeOf(await service.graphql('query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { email } } }', { r: [{ __typename: 'User', id: admin.userId }] }, admin))).toBe('SECOND_FACTOR_REQUIRED');
    answered(await service.graphql('mutation { signOut }', {}, admin));
  });

  it('adds one, and is an admin with the next token of the session, and at each sign-in that shows it; the last one stays', async () => {
    const signedIn = await client.signIn(EMAIL);
    const admin = as(signedIn);
    const { enrolTotp } = await client.mutate<{ enrolTotp: { secret: string } }>('mutation { enrolTotp { secret } }', {}, admin);
    await client.mutate('mutation ($code: String!) { confirmTotp(code: $code) { codes } }', { code: codeAt(enrolTotp.secret, clock.now()) }, admin);
    expect(codeOf(await users(admin))).toBe('SECOND_FACTOR_REQUIRED');
    const later = as(await client.refresh(signedIn.refreshToken));
    answered(await users(later));
    expect(codeOf(await service.graphql('mutation { removeTotp }', {}, later))).toBe('SECOND_FACTOR_REQUIRED');

    clock.advance(30_000);
    const { signIn } = answered(await client.trySignIn(EMAIL));
    if (!('challenge' in signIn)) throw new Error('no second factor was asked for');
    const input = { challenge: signIn.challenge, totpCode: codeAt(enrolTotp.secret, clock.now()) };
    const complete = 'mutation ($input: CompleteSignInInput!) { completeSignIn(input: $input) { accessToken sessionId user { id } } }';
    const { completeSignIn } = answered(await service.graphql<{ completeSignIn: SignedInFields }>(complete, { input }));
    answered(await users(as(completeSignIn)));
  });

  it('gets the one that the environment names, once, and keeps one that is there', async () => {
    const sql = service.database.admin;
    const [{ id = '' } = {}] = await sql<{ id: string }[]>`select id from identity.users where role = 'admin' and email = ${EMAIL}`;
    const firstAdmin = service.app.get(FirstAdmin);
    Object.assign(firstAdmin, { admin: { email: EMAIL, password: PASSWORD, totpSecret: SECRET } });
    const sealed = async () => (await sql<{ sealed: string }[]>`select sealed_secret as sealed from identity.totp_authenticators where user_id = ${id}`)[0]?.sealed;
    const before = await sealed();
    await firstAdmin.makeUnlessThere();
    expect(await sealed()).toBe(before);
    await sql`delete from identity.totp_authenticators where user_id = ${id}`;
    await firstAdmin.makeUnlessThere();
    clock.advance(60_000);
    const { signIn } = answered(await client.trySignIn(EMAIL));
    if (!('challenge' in signIn)) throw new Error('no second factor was asked for');
    const input = { challenge: signIn.challenge, totpCode: codeAt(SECRET, clock.now()) };
    answered(await service.graphql('mutation ($input: CompleteSignInInput!) { completeSignIn(input: $input) { accessToken } }', { input }));
  });
});
