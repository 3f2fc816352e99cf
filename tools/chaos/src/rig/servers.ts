import { startEmbeddedPostgres, type EmbeddedPostgres } from '@edtech/embedded-postgres';
import { startKafka, type RunningKafka } from '@edtech/kafka';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import type { ManagedBroker, ManagedPostgres, Sql } from './types.js';

/** The rig's own broker. */
export class RigBroker implements ManagedBroker {
  private constructor(
    private readonly directory: string,
    readonly port: number,
    private running: RunningKafka,
  ) {}

  static async start(directory: string): Promise<RigBroker> {
    const running = await startKafka({ directory, port: 0 });
    return new RigBroker(directory, Number(running.brokers.split(':').pop()), running);
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.running.pid;
  }

  async kill(): Promise<void> {
    process.kill(this.running.pid, 'SIGKILL');
    await untilGone(this.running.pid);
    await this.running.stop();
  }

  async start(): Promise<void> {
    this.running = await startKafka({ directory: this.directory, port: this.port });
  }

  freeze(): void {
    process.kill(this.running.pid, 'SIGSTOP');
  }

  thaw(): void {
    process.kill(this.running.pid, 'SIGCONT');
  }

  async stop(): Promise<void> {
    if (isThere(this.running.pid)) this.thaw();
    await this.running.stop();
  }
}

const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The rig's own Postgres. */
export class RigPostgres implements ManagedPostgres {
  private constructor(
    readonly dataDirectory: string,
    private readonly settings: Record<string, string>,
    private server: EmbeddedPostgres,
    readonly superuser: { readonly user: string; readonly password: string; readonly database: string },
    readonly admin: Sql,
  ) {}

  /** @param durable what is committed survives the server's death; without it, quicker */
  static async start(dataDirectory: string, database: string, durable: boolean): Promise<RigPostgres> {
    const settings = { shared_buffers: '128MB', max_wal_size: '2GB', checkpoint_timeout: '15min', log_min_messages: 'fatal', ...(durable ? {} : QUICK) };
    const server = await startEmbeddedPostgres({ dataDirectory, port: 0, maxConnections: 200, settings });
    const { superuser: user, password, port } = server;
    // Work memory for the checks, which join everything with everything.
    const connection = { application_name: 'edtech-chaos', work_mem: '64MB' };
    const admin = postgres({ host: '127.0.0.1', port, user, password, database, max: 4, onnotice: () => undefined, connection });
    return new RigPostgres(dataDirectory, settings, server, { user, password, database }, admin);
  }

  get port(): number {
    return this.server.port;
  }

  get pid(): number | undefined {
    const pid = Number.parseInt(readFileSync(join(this.dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '', 10);
    return Number.isNaN(pid) ? undefined : pid;
  }

  /** Its children would end by themselves, but some only when they next look; the next server has to wait for all of them. */
  async kill(): Promise<void> {
    const postmaster = this.pid;
    if (postmaster === undefined) return;
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    for (const pid of [postmaster, ...children]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It had ended.
      }
    }
    await Promise.all([postmaster, ...children].map(untilGone));
    await this.server.stop();
  }

  async start(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDirectory: this.dataDirectory, port: this.port, maxConnections: 200, settings: this.settings });
  }

  async stop(): Promise<void> {
    await this.admin.end({ timeout: 2 });
    await this.server.stop();
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isThere(pid)) await pause(10);
}

/** A process that has ended but whose parent has not noticed yet counts as gone. */
function isThere(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return false;
  }
}
