import { eventually, sendRaw, startTestService, TestTokens, type TestService } from '@edtech/testing';
import { securityLog } from '@edtech/observability';
import { fixtureService } from '../../test/fixture-service/app.js';

type Line = Record<string, unknown>;

describe('what a service writes down of who asks, and of what they are refused', () => {
  const tokens = new TestTokens();
  const [tutor, student] = [tokens.user('tutor'), tokens.user('student')];
  const written: string[] = [];
  const lines = (about: (line: Line) => boolean): Line[] => written.map((line) => JSON.parse(line) as Line).filter(about);
  const refusals = () => lines(({ context }) => context === 'Security');
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService(fixtureService, { signedBy: tokens, own: { LOG_LEVEL: 'info' }, log: { write: (line) => void written.push(line) } });
  });

  beforeEach(() => {
    securityLog.endWindow();
    written.length = 0;
  });

  afterAll(() => service.close());

  const ask = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });
  const ADD = 'mutation { secretAlias: addShelf(input: { label: "secret label" }) { id } }';

  test('names the user, or the program, in every line of their request, and nobody in that of a stranger', async () => {
    const program = service.serviceAccount(['events:read']);
    await ask('{ time }', { authorization: `Bearer ${tutor.token}` });
    await ask('{ time }', { authorization: `Bearer ${program.token}` });
    await ask('{ time }');
    const requests = await eventually(() => {
      const found = lines(({ context }) => context === 'Http');
      expect(found).toHaveLength(3);
      return found;
    });
    expect(requests.map(({ user_id, service_account_id }) => [user_id, service_account_id])).toEqual([[tutor.userId, undefined], [undefined, program.serviceAccountId], [undefined, undefined]]);
    expect(requests).toEqual(requests.map(() => expect.objectContaining({ time: expect.any(String), service: 'analytics', method: 'POST', route: '/graphql', status: 200, trace_id: expect.any(String) })));
  });

  test('tells of refused fields, whose they are as the schema calls them, once for each caller', async () => {
    const operate = '{ stolen: analyticsEvents { service } }';
    for (let time = 0; time < 5; time += 1) await ask(operate, { authorization: `Bearer ${student.token}` });
    await ask(operate, { authorization: `Bearer ${tutor.token}` });
    await ask(ADD);
    expect(refusals()).toEqual([
      expect.objectContaining({ level: 'warn', event: 'access-refused', code: 'FORBIDDEN', field: 'analyticsEvents', user_id: student.userId, address: '127.0.0.1' }),
      expect.objectContaining({ level: 'warn', event: 'access-refused', code: 'FORBIDDEN', user_id: tutor.userId }),
      expect.objectContaining({ level: 'info', event: 'access-refused', code: 'UNAUTHENTICATED', field: 'addShelf' }),
    ]);
    securityLog.endWindow();
    expect(refusals().at(-1)).toMatchObject({ service: 'analytics', code: 'FORBIDDEN', times: 4 });
  });

  test('tells of tokens that nobody may believe, with what was wrong, also where everybody may ask', async () => {
    const forged = new TestTokens().user('admin');
    await ask('{ time }', { authorization: `Bearer ${forged.token}` });
    expect(refusals()).toEqual([expect.objectContaining({ level: 'warn', event: 'access-refused', code: 'TOKEN_INVALID', reason: expect.stringMatching(/^ERR_/), address: '127.0.0.1' })]);
    expect(refusals()[0]).not.toHaveProperty('user_id');
  });

  test('tells of whoever says to be somebody else, of methods that nobody needs, and of what is no HTTP', async () => {
    await ask('{ time }', { 'x-user-id': tutor.userId, 'x-forwarded-user': 'admin@example.org' });
    await sendRaw(service.url, 'TRACE /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    await sendRaw(service.url, 'secret nonsense\r\n\r\n');
    expect(refusals()).toEqual([
      expect.objectContaining({ event: 'forged-request', code: 'IDENTITY_HEADER', reason: 'x-user-id' }),
      expect.objectContaining({ event: 'forged-request', code: 'UNUSUAL_METHOD' }),
      expect.objectContaining({ event: 'forged-request', code: 'MALFORMED_HTTP', address: '127.0.0.1', service: 'analytics' }),
    ]);
  });

  test('tells of bodies beyond what may be sent', async () => {
    await ask(' '.repeat(1_100_000));
    expect(refusals()).toEqual([expect.objectContaining({ event: 'limit-hit', code: 'BODY_TOO_LARGE' })]);
  });

  test('has nothing of what was sent: no token, no text, no name', async () => {
    await ask(ADD, { authorization: `Bearer ${new TestTokens().user('tutor').token}` });
    await ask(ADD, { authorization: 'Bearer secret', 'x-forwarded-email': 'secret@example.org' });
    await ask(ADD, { authorization: `Bearer ${tutor.token}` });
    expect(refusals().length).toBeGreaterThan(0);
    expect(written.join('')).not.toMatch(/secret|eyJ|example\.org/);
  });
});
