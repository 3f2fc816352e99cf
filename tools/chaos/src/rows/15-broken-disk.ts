import { databaseEnvironmentFor, migrate, provision, type LayoutPlan } from '@edtech/drizzle';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@edtech/embedded-postgres';
import { ANALYST_ROLE, SERVICES } from '@edtech/environment';
import { join } from 'node:path';
import postgres from 'postgres';
import { FailingSync, SmallDisk, whyNoBrokenDisks } from '../faults/broken-disk.js';
import { root } from '../rig/bundle.js';
import type { ChaosRow, Rig, RowOutcome, Sql } from '../rig/types.js';
import { signUp, updateProfile, type Account } from './accounts.js';
import { forAWhile, until } from './until.js';

const DISK_MB = 256;
const USERS = 8;

const LAYOUT: LayoutPlan = { layout: 'A', services: ['identity'], passwords: (role) => `small-${role}`, databaseName: 'small' };

/**
 * Identity on a server of its own whose disk is full, or whose writes cannot be made safe. Whoever is told that a change
 * has succeeded finds it, and its event, after the server has recovered; and it does recover.
 */
export const brokenDisk: ChaosRow = {
  row: 15,
  name: 'disk full, and fsync that fails',
  unit: 'faults',
  goal: 20,
  shortCount: 2,
  // On the small server nothing is relayed: what has to hold is asked there, and fails the row.
  checks: [],
  rig: { services: ['identity'] },
  async run(rig, { count, random, progress, signal }): Promise<RowOutcome> {
    const why = whyNoBrokenDisks();
    if (why !== undefined) return { thrown: 0, notes: { 'not thrown here': why } };
    const { identity } = rig.services;
    const disk = await SmallDisk.mount(DISK_MB);
    const server = await SmallServer.start(disk);
    let thrown = 0;
    let acknowledged = 0;
    try {
      const { runtime } = databaseEnvironmentFor(LAYOUT, 'identity', { host: '127.0.0.1', port: server.port });
      // Without a broker: its events stay in the outbox, where they can be counted.
      await identity.restart({ ...runtime, KAFKA_BROKERS: '127.0.0.1:1' });
      const users = await until('identity answers', () => signUpAll(rig), { withinMs: 60_000, everyMs: 500, signal });
      while (users && thrown < count && !signal.aborted) {
        const fault = thrown % 2 === 0 ? 'disk full' : 'fsync fails';
        acknowledged += await changeWhile(rig, users, server, async () => {
          await forAWhile(random.between(200, 1_000), signal);
          await (fault === 'disk full' ? fillDisk(disk, server) : failSync(server));
        });
        thrown += 1;
        progress(thrown, `${fault}: ${acknowledged} acknowledged, all there`);
      }
    } finally {
      await identity.restart({});
      await server.stop();
      await disk.unmount();
    }
    await identity.waitUntilReady();
    return { thrown, notes: { 'acknowledged and there': acknowledged } };
  },
};

/** A Postgres on a disk that can be broken. */
class SmallServer {
  private constructor(
    private readonly dataDirectory: string,
    private server: EmbeddedPostgres,
    readonly admin: Sql,
  ) {}

  static async start(disk: SmallDisk): Promise<SmallServer> {
    const dataDirectory = join(disk.directory, 'data');
    const server = await startEmbeddedPostgres({ ...SETTINGS, dataDirectory, port: 0 });
    const { port, superuser: user, password } = server;
    const [place] = await provision({ host: '127.0.0.1', port, user, password }, LAYOUT);
    if (!place) throw new Error('nothing was provisioned');
    const { app, schema, roles } = SERVICES.identity;
    await migrate({ connection: place.owner, schema, migrationsFolder: join(root, 'apps', app, 'drizzle'), runtimeRole: roles.runtime, analystRole: ANALYST_ROLE });
    const admin = postgres({ host: '127.0.0.1', port, user, password, database: 'small', max: 1, onnotice: () => undefined });
    return new SmallServer(dataDirectory, server, admin);
  }

  get port(): number {
    return this.server.port;
  }

  /** Ended and started, as an operator would who has given it space again. */
  async startAgain(): Promise<void> {
    await this.server.stop();
    this.server = await startEmbeddedPostgres({ ...SETTINGS, dataDirectory: this.dataDirectory, port: this.port });
  }

  /** Those that write for the service. */
  async backends(): Promise<number[]> {
    const rows = await this.admin`select pid from pg_stat_activity where usename = ${SERVICES.identity.roles.runtime}`;
    return rows.map((row) => Number(row['pid']));
  }

  async stop(): Promise<void> {
    await this.admin.end({ timeout: 1 });
    await this.server.stop();
  }
}

const SETTINGS = { maxConnections: 20, settings: { shared_buffers: '16MB', max_wal_size: '32MB', min_wal_size: '32MB', log_min_messages: 'fatal' } };

/** No space is left while changes go on; then there is again. */
async function fillDisk(disk: SmallDisk, server: SmallServer): Promise<void> {
  disk.fill();
  // The log's current file still has room: a switch makes the server need a new one.
  await server.admin`select pg_switch_wal()`.catch(() => undefined);
  await forAWhile(1_500, new AbortController().signal);
  disk.empty();
  await server.startAgain();
}

/** The next commit of each connection of the service cannot be made safe: the server ends itself and recovers. */
async function failSync(server: SmallServer): Promise<void> {
  const failing = await FailingSync.of(await server.backends());
  const since = await startedAt(server);
  try {
    await until('the server notices that it cannot write', async () => (await startedAt(server).catch(() => since)) !== since, { withinMs: 30_000 });
  } finally {
    await failing.end();
  }
}

async function startedAt({ admin }: SmallServer): Promise<string> {
  // The postmaster stays; what it starts anew after a crash is younger.
  const [row] = await admin`select min(backend_start)::text as at from pg_stat_activity where backend_type = 'checkpointer'`;
  return String(row?.['at']);
}

async function signUpAll(rig: Rig): Promise<readonly Account[] | undefined> {
  const users: Account[] = [];
  try {
    while (users.length < USERS) users.push(await signUp(rig));
  } catch {
    return undefined;
  }
  return users;
}

/**
 * All users change their profiles while a fault is thrown, until changes are accepted again.
 * @returns how many were acknowledged
 * @throws Error naming a change that was acknowledged and is not there
 */
async function changeWhile(rig: Rig, users: readonly Account[], { admin }: SmallServer, fault: () => Promise<void>): Promise<number> {
  const { identity } = rig.services;
  const acknowledged: { userId: string; mark: number }[] = [];
  let over = false;
  let mark = Date.now() * 1_000;
  const changing = users.map(async (user) => {
    while (!over) {
      mark += 1;
      const mine = mark;
      const { kind } = await updateProfile(identity.url, user, { firstName: `M${mine}` });
      if (kind === 'acknowledged') acknowledged.push({ userId: user.userId, mark: mine });
    }
  });
  try {
    await fault();
    const before = acknowledged.length;
    await until('changes are accepted again', () => acknowledged.length > before + users.length, { withinMs: 60_000 });
  } finally {
    over = true;
    await Promise.all(changing);
  }
  const rows = await admin`select subject, substring(data->>'firstName' from 2)::bigint as mark from identity.outbox where data->>'firstName' ~ '^M[0-9]+$'`;
  const there = new Set(rows.map((row) => `${row['subject']} ${row['mark']}`));
  const missing = acknowledged.find(({ userId, mark }) => !there.has(`${userId} ${mark}`));
  if (missing) throw new Error(`a change of ${missing.userId} was acknowledged as M${missing.mark} and is not there`);
  const behind = await admin`
    select o.subject from (select subject, max(sequence) as version from identity.outbox group by subject) o
    left join identity.users u on u.id::text = o.subject where u.version is distinct from o.version`;
  if (behind.length > 0) throw new Error(`${behind[0]?.['subject']} and the outbox are not of one mind`);
  return acknowledged.length;
}
