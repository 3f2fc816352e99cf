import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, statSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { identityOf, isAlive, waitForExit } from './processes.js';
import { removeAbandoned } from './remove-abandoned.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';
import { serverUser } from './system-user.js';

const PREFIX = 'edtech-test-postgres-';
const settings = { fsync: 'off', shared_buffers: '16MB' };

// A start takes a second or two; on a busy machine many.
jest.setTimeout(60_000);

describe('startEmbeddedPostgres', () => {
  const running: EmbeddedPostgres[] = [];
  let dataDirectory: string;

  beforeEach(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), PREFIX));
  });

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  const start = async (more: { port?: number; onProgress?: (step: string) => void } = {}): Promise<EmbeddedPostgres> => {
    const server = await startEmbeddedPostgres({ dataDirectory, port: 0, maxConnections: 10, settings, ...more });
    running.push(server);
    return server;
  };
  const serverPid = (): number => Number.parseInt(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8'), 10);

  it('serves with a password only, and keeps its data and password over a restart', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept (id int)');
    await expect(query({ ...first, password: 'wrong' }, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    const pid = serverPid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);

    const steps: string[] = [];
    const second = await start({ onProgress: (step) => steps.push(step) });
    expect(second.password).toBe(first.password);
    expect(steps).toEqual(['preparing the data directory', `starting Postgres on port ${second.port}`]);
    await expect(query(second, 'SELECT * FROM kept')).resolves.toEqual([]);
  });

  it('works with the settings that it is given', async () => {
    const server = await start();
    const [row] = await query(server, `SELECT current_setting('fsync') AS fsync, current_setting('max_connections') AS max,
      current_setting('max_prepared_transactions') AS prepared, current_setting('TimeZone') AS zone`);
    expect(row).toEqual({ fsync: 'off', max: '10', prepared: '0', zone: 'UTC' });
  });

  it('names the port that is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => blocker.once('listening', listening));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start({ port })).rejects.toThrow(`Port ${port} is in use`);
    await new Promise((closed) => blocker.close(closed));
    await expect(start({ port })).resolves.toMatchObject({ port });
  });

  it('refuses a directory that it did not make', async () => {
    writeFileSync(join(dataDirectory, 'thesis.txt'), 'years of work');
    await expect(start()).rejects.toThrow(`${dataDirectory} is not empty, and what it holds was not made here`);
    expect(readdirSync(dataDirectory)).toEqual(['thesis.txt']);
  });

  it('refuses a directory of another version', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDirectory, 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toThrow('was made by Postgres 12, and this is Postgres 18');
  });

  it('refuses a directory that a living process uses, and leaves that one running', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(`${dataDirectory} is in use by another Postgres`);
    await expect(query(first, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  it('takes the directory back from a server whose starter was killed', async () => {
    await start();
    const orphan = serverPid();
    writeFileSync(join(dataDirectory, 'edtech-starter'), '999999@1');
    const second = await start();
    expect(isAlive(orphan)).toBe(false);
    await expect(query(second, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  it('starts again after the server was killed, with what had been committed', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE committed (id int)');
    const pid = serverPid();
    process.kill(pid, 'SIGKILL');
    await waitForExit(pid, 5_000);
    await expect(query(await start(), 'SELECT * FROM committed')).resolves.toEqual([]);
  });

  it.each(['has ended', 'is something else by now'])('starts over a lock whose process %s', async (state) => {
    await (await start()).stop();
    // As the server's own user: Postgres itself would take such a process for another server.
    const bystander = spawn('sleep', ['60'], { ...serverUser(), cwd: '/', stdio: 'ignore' });
    const ended = once(bystander, 'exit');
    if (state === 'has ended') bystander.kill();
    if (state === 'has ended') await ended;
    writeFileSync(join(dataDirectory, 'postmaster.pid'), `${bystander.pid}\n${dataDirectory}\n0\n5432\n`);
    await expect(start()).resolves.toHaveProperty('port');
    bystander.kill();
    await ended;
  });

  it('repeats what the server said when it cannot start', async () => {
    const wrong = startEmbeddedPostgres({ dataDirectory, port: 0, maxConnections: 10, settings: { ...settings, work_mem: 'lots' } });
    await expect(wrong).rejects.toThrow('invalid value for parameter "work_mem"');
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot("runs as its own user even in a folder that only root may enter", async () => {
    const locked = join(dataDirectory, 'locked');
    mkdirSync(locked);
    chmodSync(dataDirectory, 0o755);
    chmodSync(locked, 0o700);
    const inside = await startEmbeddedPostgres({ dataDirectory: join(locked, 'data'), port: 0, maxConnections: 10, settings });
    expect(statSync(join(locked, 'data', 'postmaster.pid')).uid).not.toBe(0);
    await inside.stop();
  });

  it('removes throwaway servers of killed processes, and no others', async () => {
    const abandoned = await start();
    const pid = serverPid();
    writeFileSync(join(dataDirectory, 'edtech-starter'), '999999@1');
    const parent = mkdtempSync(join(tmpdir(), 'edtech-sweep-'));
    mkdirSync(join(parent, `${PREFIX}fresh`));
    mkdirSync(join(parent, `${PREFIX}half`));
    writeFileSync(join(parent, `${PREFIX}half.password`), '');
    for (const left of ['half', 'half.password']) utimesSync(join(parent, PREFIX + left), new Date(0), new Date(0));
    mkdirSync(join(parent, `${PREFIX}used`));
    writeFileSync(join(parent, `${PREFIX}used`, 'edtech-starter'), identityOf(process.pid) ?? '');
    execFileSync('ln', ['-s', dataDirectory, join(parent, `${PREFIX}old`)]);
    await removeAbandoned(parent, PREFIX);
    expect(readdirSync(parent).sort()).toEqual([`${PREFIX}fresh`, `${PREFIX}used`]);
    expect(isAlive(pid)).toBe(false);
    await abandoned.stop();
    rmSync(parent, { recursive: true });
  });
});

async function query(server: EmbeddedPostgres, statement: string): Promise<postgres.Row[]> {
  const { host, port, superuser, password } = server;
  const sql = postgres({ host, port, user: superuser, password, database: 'postgres', max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}
