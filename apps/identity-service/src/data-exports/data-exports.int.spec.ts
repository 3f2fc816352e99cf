import { SERVICE_NAMES } from '@edtech/environment';
import { eventually, FixedClock, readZip, startTestService, TestTokens, type TestService, type TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { answered, codeOf } from '../../test/identity-client.js';
import { ServicesStandIn } from '../../test/services-stand-in.js';
import { identityService } from '../app.js';
import { CollectPart } from './collect-part.js';
import { DataExportSweeper } from './data-export-sweeper.js';

interface Part {
  service: string;
  attempts: number;
  nextAttemptAt: string | null;
  collectedAt: string | null;
  rows: Record<string, number> | null;
}

interface Export {
  id: string;
  status: string;
  requestedAt: string;
  completedAt: string | null;
  expiresAt: string | null;
  downloadPath: string | null;
  parts: Part[];
}

const FIELDS = 'id status requestedAt completedAt expiresAt downloadPath parts { service attempts nextAttemptAt collectedAt rows }';
const REQUEST = `mutation { requestDataExport { ${FIELDS} } }`;
const DAY_MS = 86_400_000;

describe('an export of what the platform holds of a person', () => {
  const clock = new FixedClock();
  const tokens = new TestTokens();
  let others: ServicesStandIn;
  let service: TestService;

  beforeAll(async () => {
    others = await ServicesStandIn.start();
    service = await startTestService(identityService, { clock, signedBy: tokens, own: others.variables });
  });

  beforeEach(() => others.reset());

  afterAll(async () => {
    await service?.close();
    await others.close();
  });

  async function settle(): Promise<TestUser> {
    const user = service.user('student');
    const sql = service.database.admin;
    await sql`insert into identity.users (id, email, first_name, last_name, role) values (${user.userId}, ${`${user.userId}@example.org`}, 'Ada', 'Lovelace', 'student')`;
    await sql`insert into identity.credentials (user_id, password_hash) values (${user.userId}, '$argon2id$v=19$secret')`;
    return user;
  }

  const request = async (as: TestUser) => answered(await service.graphql<{ requestDataExport: Export }>(REQUEST, {}, as)).requestDataExport;
  const latest = async (as: TestUser) => answered(await service.graphql<{ myDataExports: Export[] }>(`{ myDataExports { ${FIELDS} } }`, {}, as)).myDataExports[0];
  const fetchArchive = (id: string, token?: string) => fetch(`${service.url}/data-exports/${id}`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

  const ready = (as: TestUser): Promise<Export> =>
    eventually(async () => {
      const found = await latest(as);
      expect(found?.status).toBe('READY');
      return found;
    });

  async function refusal(id: string, token?: string): Promise<string> {
    const response = await fetchArchive(id, token);
    const { code } = (await response.json()) as { code: string };
    return `${response.status} ${code}`;
  }

  const waiting = ({ parts }: Export) => parts.filter(({ collectedAt }) => collectedAt === null).map((part) => part.service);
  const pieces = (id: string) => service.database.admin`select service, attempt from identity.data_export_pieces where export_id = ${id} order by service, attempt`;

  it('has a part of each service, is ready when the last has come, and is the same archive as often as it is fetched', async () => {
    const ada = await settle();
    const requested = await request(ada);
    expect(requested).toMatchObject({ completedAt: null, expiresAt: null, downloadPath: null, status: 'COLLECTING' });
    expect(requested.parts.map((part) => part.service)).toEqual(SERVICE_NAMES);
    const done = await ready(ada);
    expect(done).toMatchObject({ id: requested.id, downloadPath: `/data-exports/${requested.id}`, completedAt: clock.now().toISOString() });
    expect(new Date(done.expiresAt!).getTime() - new Date(done.completedAt!).getTime()).toBe(7 * DAY_MS);

    const response = await fetchArchive(done.id, ada.token);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="edtech-data-${clock.now().toISOString().slice(0, 10)}.zip"`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const archive = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(archive.length));
    expect(Buffer.from(await (await fetchArchive(done.id, ada.token)).arrayBuffer())).toEqual(archive);

    const files = readZip(archive);
    expect([...files.keys()]).toEqual(['manifest.json', ...SERVICE_NAMES.map((name) => `${name}.json`)]);
    expect(JSON.parse(files.get('learning.json')!)).toEqual({ notes: [{ of: ada.userId, text: 'learning knows this' }] });
    const own = JSON.parse(files.get('identity.json')!) as Record<string, unknown[]>;
    expect(own).toMatchObject({ users: [{ id: ada.userId, email: `${ada.userId}@example.org`, firstName: 'Ada' }], userSessions: [], dataExports: [{ id: done.id }] });
    expect(files.get('identity.json')).not.toMatch(/argon2|secret/);
    const manifest = JSON.parse(files.get('manifest.json')!) as { files: { name: string; sizeBytes: number; rows: Record<string, number> }[] };
    expect(manifest).toMatchObject({ exportId: done.id, userId: ada.userId, requestedAt: done.requestedAt, completedAt: done.completedAt });
    for (const { name, sizeBytes, rows } of manifest.files) {
      expect(sizeBytes).toBe(Buffer.byteLength(files.get(name)!));
      const tables = JSON.parse(files.get(name)!) as Record<string, unknown[]>;
      expect(rows).toEqual(Object.fromEntries(Object.entries(tables).map(([table, list]) => [table, list.length])));
    }
  });

  it('asks each service once, with a leave for this person, this service and a minute, which is no access token', async () => {
    const ada = await settle();
    await request(ada);
    await ready(ada);
    expect(others.asked.map((one) => one.service).sort()).toEqual(SERVICE_NAMES.filter((name) => name !== 'identity').sort());
    for (const { service: name, token } of others.asked) {
      const [header, claims] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
      expect(JSON.parse(header!)).toMatchObject({ alg: 'EdDSA', typ: 'personal-data-export+jwt' });
      const { iat, exp, ...rest } = JSON.parse(claims!) as { iat: number; exp: number };
      expect(rest).toEqual({ iss: 'edtech-identity', aud: `edtech-personal-data/${name}`, sub: ada.userId, scope: 'personal-data:export', jti: expect.any(String) });
      expect(exp - iat).toBe(60);
      expect(codeOf(await service.graphql('{ mySessions { sessionId } }', {}, { ...ada, token }))).toBe('TOKEN_INVALID');
    }
  });

  it.each([
    ['is away', 'away'],
    ['breaks off in the middle', 'breaks-off'],
    ['ends before it has said that it was all', 'ends-early'],
  ] as const)('waits for a service that %s, says so, takes no half a part for a whole one, and is ready once it is well', async (_, trouble) => {
    const ada = await settle();
    others.set('payment', trouble);
    const { id } = await request(ada);
    const stuck = await eventually(async () => {
      const found = await latest(ada);
      expect(found && waiting(found)).toEqual(['payment']);
      expect(found?.parts.find((part) => part.service === 'payment')?.attempts).toBeGreaterThan(0);
      return found;
    });
    expect(stuck).toMatchObject({ status: 'COLLECTING', downloadPath: null });
    expect(await refusal(id, ada.token)).toBe('409 DATA_EXPORT_NOT_READY');
    others.set('payment', 'well');
    clock.advance(60_000);
    const done = await ready(ada);
    expect(done.parts.find((part) => part.service === 'payment')).toMatchObject({ rows: { notes: 1 }, nextAttemptAt: null });
    const files = readZip(Buffer.from(await (await fetchArchive(id, ada.token)).arrayBuffer()));
    expect(JSON.parse(files.get('payment.json')!)).toEqual({ notes: [{ of: ada.userId, text: 'payment knows this' }] });
    // One piece a part: what attempts that failed had brought is gone.
    expect((await pieces(id)).map((piece) => piece.service)).toEqual([...SERVICE_NAMES].sort());
  });

  it.each<[string, string]>([
    ['before anything was collected', 'update identity.data_export_parts set attempts = 0, next_attempt_at = $2 where export_id = $1'],
    ['with all parts in hand', 'update identity.data_export_parts set attempts = 1, claimed_until = $2, next_attempt_at = $2 where export_id = $1'],
    ['between the pieces of its parts', "insert into identity.data_export_pieces select export_id, service, 1, 0, 'half' from identity.data_export_parts where export_id = $1 and $2::timestamptz is not null"],
  ])('is made by whoever comes next, when its worker was killed %s', async (_, left) => {
    const ada = await settle();
    const id = newId();
    const sql = service.database.admin;
    // What a process that was killed leaves; a claim that has run out, and nobody to wake a loop.
    const past = new Date(clock.now().getTime() - 1_000);
    const future = new Date(clock.now().getTime() + DAY_MS);
    await sql`insert into identity.data_exports (id, user_id, requested_at) values (${id}, ${ada.userId}, ${past})`;
    await sql`
      insert into identity.data_export_parts (export_id, service, attempts, next_attempt_at)
      select ${id}, service, 1, ${future} from unnest(${[...SERVICE_NAMES]}::text[]) as service`;
    await sql.unsafe(left, [id, past.toISOString()]);
    await sql`update identity.data_export_parts set next_attempt_at = ${past} where export_id = ${id}`;
    await ready(ada);
    const files = readZip(Buffer.from(await (await fetchArchive(id, ada.token)).arrayBuffer()));
    expect(files.size).toBe(SERVICE_NAMES.length + 1);
    expect(await pieces(id)).toHaveLength(SERVICE_NAMES.length);
  });

  it('takes nothing from a worker that was taken for dead and comes back', async () => {
    const ada = await settle();
    others.set('ai', 'held');
    const { id } = await request(ada);
    await eventually(() => others.asked.some((one) => one.service === 'ai'));
    // Its claim runs out, and another replica takes the part.
    clock.advance(180_000);
    const other = service.app.get(CollectPart).run('ai', new AbortController().signal);
    await eventually(() => others.asked.filter((one) => one.service === 'ai').length === 2);
    others.set('ai', 'well');
    others.release(1);
    // The loop that had it in hand first collects again: it has got over it.
    const grace = await settle();
    await request(grace);
    await ready(grace);
    expect(waiting((await latest(ada))!)).toEqual(['ai']);
    others.release();
    expect(await other).toBe(true);
    await ready(ada);
    expect((await pieces(id)).filter((piece) => piece.service === 'ai')).toEqual([{ service: 'ai', attempt: 2 }]);
  });

  it('is one at a time, however often it is asked for at once, and three a day', async () => {
    const ada = await settle();
    others.set('learning', 'away');
    const ids = await Promise.all(Array.from({ length: 5 }, async () => (await request(ada)).id));
    expect(new Set(ids).size).toBe(1);
    others.reset();
    clock.advance(60_000);
    await ready(ada);
    for (let more = 0; more < 2; more += 1) {
      await request(ada);
      await ready(ada);
    }
    const refused = await service.graphql(REQUEST, {}, ada);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'DATA_EXPORT_LIMIT', kind: 'rate-limited', details: { retryAt: expect.any(String) } } }]);
    const bystander = await settle();
    expect((await request(bystander)).status).toBe('COLLECTING');
    clock.advance(DAY_MS);
    expect((await request(ada)).status).toBe('COLLECTING');
  });

  it('is begun and fetched only by its owner, who has just shown who they are', async () => {
    const [ada, grace] = [await settle(), await settle()];
    await request(ada);
    const { id } = await ready(ada);
    expect(await latest(grace)).toBeUndefined();
    expect(await refusal(id, grace.token)).toBe('404 DATA_EXPORT_NOT_FOUND');
    expect(await refusal(id, service.user('admin').token)).toBe('404 DATA_EXPORT_NOT_FOUND');
    expect(await refusal(id)).toBe('401 UNAUTHENTICATED');
    expect(await refusal(id, `${ada.token}x`)).toBe('401 TOKEN_INVALID');
    for (const other of [newId(), 'x', `${id}'--`]) expect(await refusal(encodeURIComponent(other), ada.token)).toBe('404 DATA_EXPORT_NOT_FOUND');
    const old = { ...ada, token: tokens.sign({ claims: { sub: ada.userId, role: 'student', sid: ada.sessionId, auth_time: Math.floor(Date.now() / 1_000) - 1_000 } }) };
    expect(await refusal(id, old.token)).toBe('403 STEP_UP_REQUIRED');
    expect(codeOf(await service.graphql(REQUEST, {}, old))).toBe('STEP_UP_REQUIRED');
    expect((await fetchArchive(id, ada.token)).status).toBe(200);
    // Its owner can read that this has happened, and that it has happened once.
    const told = await service.database.admin<{ kind: string; address: string | null }[]>`select kind, address from identity.security_events where user_id = ${ada.userId} order by id`;
    expect(told.map(({ kind, address }) => `${kind} ${address}`)).toEqual(['data_export_requested 127.0.0.0/24', 'data_export_fetched 127.0.0.0/24']);
  });

  it('is gone after seven days, and forgotten after ninety', async () => {
    const ada = await settle();
    await request(ada);
    const { id } = await ready(ada);
    clock.advance(7 * DAY_MS - 1);
    expect((await fetchArchive(id, ada.token)).status).toBe(200);
    clock.advance(1);
    // Also before anybody has swept.
    expect(await refusal(id, ada.token)).toBe('409 DATA_EXPORT_EXPIRED');
    const sweeper = service.app.get(DataExportSweeper);
    await sweeper.sweep();
    expect(await latest(ada)).toMatchObject({ id, status: 'EXPIRED', downloadPath: null });
    expect(await pieces(id)).toEqual([]);
    expect(await refusal(id, ada.token)).toBe('409 DATA_EXPORT_EXPIRED');
    clock.advance(83 * DAY_MS);
    await sweeper.sweep();
    expect(await latest(ada)).toBeDefined();
    clock.advance(DAY_MS);
    while (await sweeper.sweep());
    expect(await latest(ada)).toBeUndefined();
  });

  it('is not begun for an account that is closed', async () => {
    const ada = await settle();
    await service.database.admin`update identity.users set status = 'suspended' where id = ${ada.userId}`;
    expect(codeOf(await service.graphql(REQUEST, {}, ada))).toBe('ACCOUNT_NOT_ACTIVE');
  });
});
