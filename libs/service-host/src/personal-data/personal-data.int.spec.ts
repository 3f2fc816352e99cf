import { EXPORT_SCOPE, EXPORT_TOKEN_TYPE, exportAudience } from '@edtech/auth';
import { fromLines } from '@edtech/personal-data';
import { attackTokens, startTestService, TestTokens, type TestService, type TokenParts } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { fixtureService } from '../../test/fixture-service/app.js';

const now = () => Math.floor(Date.now() / 1_000);

describe('the way on which identity fetches what a service holds of a person', () => {
  const tokens = new TestTokens();
  let service: TestService;
  const [ada, grace] = [newId(), newId()];

  beforeAll(async () => {
    service = await startTestService(fixtureService, { signedBy: tokens });
    for (const id of [ada, grace]) await service.database.admin`insert into analytics.shelves (id, label) values (${id}, ${`shelf of ${id}`})`;
  });

  afterAll(() => service?.close());

  const ask = (token?: string) => fetch(`${service.url}/internal/personal-data/export`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

  /** Identity's leave to fetch Ada's data from the fixture; what is given replaces what a good one has. */
  const leave = ({ header, claims }: TokenParts = {}, signer = tokens): string =>
    signer.sign({
      header: { typ: EXPORT_TOKEN_TYPE, ...header },
      claims: { sub: ada, aud: exportAudience('analytics'), scope: EXPORT_SCOPE, exp: now() + 60, auth_time: undefined, amr: undefined, ...claims },
    });

  async function refusal(token?: string): Promise<string> {
    const response = await ask(token);
    const { code } = (await response.json()) as { code: string };
    return `${response.status} ${code}`;
  }

  it("gives one person's data, whole", async () => {
    const response = await ask(leave());
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const pages = [];
    for await (const page of fromLines(response.body!)) pages.push(page);
    expect(pages).toEqual([{ table: 'shelves', rows: [{ id: ada, label: `shelf of ${ada}` }] }]);
  });

  it("is closed to whoever has no leave, and to access tokens, an admin's too", async () => {
    expect(await refusal()).toBe('401 UNAUTHENTICATED');
    for (const role of ['student', 'tutor', 'admin'] as const) expect(await refusal(tokens.user(role, ada).token)).toBe('401 TOKEN_INVALID');
    // As an access token that was given everything but the type, and the other way round.
    const access = { role: 'admin', sid: newId(), auth_time: now(), amr: ['pwd'] };
    expect(await refusal(leave({ header: { typ: 'JWT' }, claims: access }))).toBe('401 TOKEN_INVALID');
    expect(await refusal(leave({ claims: { ...access, aud: 'edtech-platform' } }))).toBe('401 TOKEN_INVALID');
  });

  it.each<[string, () => string]>([
    ['for another service', () => leave({ claims: { aud: exportAudience('payment') } })],
    ['for something else', () => leave({ claims: { scope: 'personal-data:erase' } })],
    ['for nothing in particular', () => leave({ claims: { scope: undefined } })],
    ['about nobody', () => leave({ claims: { sub: undefined } })],
    ['without an end', () => leave({ claims: { exp: undefined } })],
    ['of long ago, however long it says that it is good', () => leave({ claims: { iat: now() - 120, exp: now() + 3_600 } })],
    ["by another issuer's word", () => leave({ claims: { iss: 'https://evil.example' } })],
    ["signed by a stranger under identity's key id", () => leave({ header: { kid: tokens.keyId } }, new TestTokens())],
    ['signed by nobody', () => `${leave().split('.').slice(0, 2).join('.')}.`],
  ])('is closed to a leave %s', async (_, token) => {
    expect(await refusal(token())).toMatch(/^401 TOKEN_(INVALID|EXPIRED)$/);
  });

  it('is closed to a leave that has expired, and says that it was one', async () => {
    expect(await refusal(leave({ claims: { exp: now() - 30 } }))).toBe('401 TOKEN_EXPIRED');
  });

  it('is closed to every forged access token', async () => {
    for (const [wrong, token] of attackTokens(tokens)) expect([wrong, (await ask(token)).status]).toEqual([wrong, 401]);
  });

  it('opens nothing else: as an access token a leave is refused', async () => {
    const { errors } = await service.graphql('mutation { addShelf(input: { label: "x" }) { id } }', {}, { userId: ada, role: 'student', sessionId: newId(), token: leave() });
    expect(errors).toMatchObject([{ extensions: { code: 'TOKEN_INVALID' } }]);
  });
});
