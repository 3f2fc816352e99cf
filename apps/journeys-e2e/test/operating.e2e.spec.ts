import { connect, serviceDatabase, type Connection, type Layout } from '@edtech/drizzle';
import { SERVICE_NAMES } from '@edtech/environment';
import { signUpByMail } from '@edtech/mail';
import { eventually } from '@edtech/testing';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { GatewayClient } from '../src/gateway-client.js';
import { StackUnderTest } from '../src/stack-under-test.js';

const root = join(__dirname, '../../..');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Parked {
  readonly service: string;
  readonly id: string;
  readonly subject: string;
}

/** The commands of the page for operators, in order, as they stand there: `parked show <event>`. */
function documentedCommands(): string[] {
  const page = readFileSync(join(root, 'docs/events/operating.md'), 'utf8');
  const blocks = [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, language]) => language === '');
  return blocks.flatMap(([, , block = '']) => [...block.matchAll(/^npm run events -- (.+)$/gm)].map(([, command = '']) => command));
}

describe.each<[string, readonly string[], Layout]>([
  ['in one process', [], 'C'],
  ['as seven processes with Kafka', ['--services'], 'A'],
])('events are operated %s', (_, args, layout) => {
  let stack: StackUnderTest;
  let communication: Connection;

  beforeAll(async () => {
    stack = await StackUnderTest.start(args);
    const { databasePasswords } = JSON.parse(readFileSync(join(stack.dataDirectory, 'secrets.json'), 'utf8')) as { databasePasswords: Record<string, string> };
    const plan = { layout, services: SERVICE_NAMES, passwords: (role: string) => databasePasswords[role] ?? '' };
    const { owner } = serviceDatabase(plan, 'communication', { host: '127.0.0.1', port: stack.ports.STACK_POSTGRES_PORT });
    communication = connect({ ...owner, applicationName: 'operating', schema: 'communication' });
  }, 240_000);

  afterAll(async () => {
    await (communication as Connection | undefined)?.close();
    await (stack as StackUnderTest | undefined)?.stop();
  }, 60_000);

  /** The command line, as its own process. @param words as a shell would give them */
  async function events(words: readonly string[], more: Record<string, string> = {}): Promise<Ended> {
    const { email, password, totpSecret } = stack.adminCredentials;
    const tool = spawn(process.execPath, [join(root, 'tools/events/dist/main.js'), ...words], {
      cwd: stack.dataDirectory,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        GATEWAY_PORT: String(stack.ports.GATEWAY_PORT),
        EDTECH_ADMIN_EMAIL: email,
        EDTECH_ADMIN_PASSWORD: password,
        EDTECH_ADMIN_TOTP_SECRET: totpSecret,
        // Codes are taken once: commands that follow each other would wait for the next one.
        EDTECH_ADMIN_SESSION: join(stack.dataDirectory, 'operator-session.json'),
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => tool.once('exit', resolve));
    const [stdout, stderr] = await Promise.all([text(tool.stdout), text(tool.stderr)]);
    return { code: await ended, stdout, stderr };
  }

  const parked = async (): Promise<Parked[]> => JSON.parse((await events(['parked', 'list', '--json'])).stdout) as Parked[];

  /** The real handler fails for whoever has so long a name, until the cause is gone. */
  const forbidLongNames = () => communication.sql`alter table communication.user_references add constraint name_is_short check (length(name) <= 40) not valid`;
  const allowLongNames = () => communication.sql`alter table communication.user_references drop constraint name_is_short`;
  const namesOf = async (userId: string) => (await communication.sql`select name from communication.user_references where user_id = ${userId}`).length;

  async function signUpWithLongName(name: string): Promise<string> {
    const input = { email: `${name}@example.org`, password: 'correct horse battery', firstName: name, lastName: 'von Bingen-Rupertsberg und Eibingen am Rhein', role: 'STUDENT' };
    const door = new GatewayClient(stack.graphqlUrl);
    const made = await signUpByMail<{ user: { id: string } }>((operation, variables) => door.request(operation, variables), stack.mailFolder, input, 'user { id }');
    const userId = made.user.id;
    // The last of its attempts comes soon: the pauses between twelve add up to a minute.
    await eventually(
      async () => {
        await communication.sql`update communication.inbox set attempts = 11, next_attempt_at = now() where subject = ${userId} and status = 'pending' and attempts between 1 and 10`;
        return (await communication.sql`select from communication.inbox where subject = ${userId} and status = 'parked'`).length === 1;
      },
      { timeoutMs: 60_000 },
    );
    return userId;
  }

  test('the commands of the page for operators do what it says', async () => {
    await forbidLongNames();
    const [hildegard, ada] = [await signUpWithLongName('Hildegard'), await signUpWithLongName('Ada')];
    const [first, second] = await parked();
    expect([first?.subject, second?.subject]).toEqual([hildegard, ada]);
    const commands = documentedCommands();
    expect(commands.length).toBeGreaterThanOrEqual(10);
    for (const command of commands) {
      // As in the story that the page tells: the cause is gone before what it hindered is replayed.
      if (command.startsWith('parked replay <event>')) {
        expect(await namesOf(hildegard)).toBe(0);
        await allowLongNames();
      }
      const words = [...command.replace('<event>', first?.id ?? '').replace('<another event>', second?.id ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      expect({ command, ...(await events(words)) }).toMatchObject({ command, code: 0 });
    }
    await eventually(async () => (await namesOf(hildegard)) === 1);
    expect(await namesOf(ada)).toBe(0);
    expect(await parked()).toEqual([]);
    const { stdout } = await events(['operations', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([
      { service: 'communication', action: 'drop', target: second?.id, reason: 'a test account that is deleted', status: 'done', done: 1 },
      { service: 'communication', action: 'replay', target: first?.id, reason: 'the column is wide enough now', status: 'done', done: 1 },
    ]);
  }, 240_000);

  test('every copy is compared with its owner, and no limit of the door stands in the way', async () => {
    const { code, stdout, stderr } = await events(['drift', '--all']);
    expect(stdout + stderr).not.toMatch(/\[[A-Z_]+\]/);
    expect(stdout).toMatch(/communication +user-references +identity +\d+/);
    // A copy differs: an event was given up for good just now.
    expect(code).toBe(2);
  }, 60_000);

  test('a service account operates with nobody’s password: with each of its scopes as far as it reaches, and not at all once its secret is revoked', async () => {
    const admin = await stack.admin.signedIn();
    const make = async (scopes: string) => {
      const mutation = `mutation { createServiceAccount(input: { name: "machine with ${scopes}", scopes: [${scopes}] }) { clientId clientSecret secretId } }`;
      const { createServiceAccount: made } = await admin.request<{ createServiceAccount: { clientId: string; clientSecret: string; secretId: string } }>(mutation);
      return { ...made, variables: { EVENTS_CLIENT_ID: made.clientId, EVENTS_CLIENT_SECRET: made.clientSecret, EDTECH_ADMIN_EMAIL: '', EDTECH_ADMIN_PASSWORD: '' } };
    };
    const [both, reader] = [await make('EVENTS_READ, EVENTS_OPERATE'), await make('EVENTS_READ')];
    expect(await events(['lag'], both.variables)).toMatchObject({ code: 0 });
    const repair = ['repair', 'user-references', '--service', 'communication', '--reason', 'a machine compares at night'];
    expect(await events(repair, reader.variables)).toMatchObject({ code: 1, stderr: expect.stringContaining('[SCOPE_MISSING]') });
    expect(await events(repair, both.variables)).toMatchObject({ code: 0 });
    // Who and why: the account, by its id.
    const { stdout } = await events(['operations', '--service', 'communication', '--json'], reader.variables);
    expect(JSON.parse(stdout)[0]).toMatchObject({ action: 'repair', actor: both.clientId, reason: 'a machine compares at night', status: 'done' });

    await admin.request(`mutation { revokeServiceAccountSecret(secretId: "${reader.secretId}") { id } }`);
    expect(await events(['lag'], reader.variables)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('[invalid_client]') });
    expect(await events(['lag'], { ...reader.variables, EVENTS_CLIENT_SECRET: '' })).toMatchObject({ code: 1, stderr: expect.stringContaining('EVENTS_CLIENT_SECRET') });
  }, 120_000);

  test('what is refused is said in a sentence with field and rule, and nothing is done', async () => {
    expect(await events(['parked', 'replay', '0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b', '--service', 'ai', '--reason', 'ok'])).toMatchObject({ code: 1, stderr: expect.stringContaining('(reason: minLength) [BAD_USER_INPUT]') });
    expect(await events(['parked', 'drop', '--all', '--reason', 'because'])).toMatchObject({ code: 1, stderr: expect.stringContaining('--service') });
    expect(await events(['parked', 'list', '--received-after', 'yesterday'])).toMatchObject({ code: 1, stderr: expect.stringContaining('A time such as') });
    expect(await events(['lag'], { EDTECH_ADMIN_PASSWORD: 'wrong', EDTECH_ADMIN_SESSION: '' })).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('SIGN_IN_FAILED') });
    expect(await events(['lag', '--gateway', 'http://127.0.0.1:1/graphql'])).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('does not answer') });
  }, 120_000);
});
