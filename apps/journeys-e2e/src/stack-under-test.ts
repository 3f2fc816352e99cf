import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { findIsolationBreaches, serviceDatabase, type IsolationBreach, type Layout } from '@edtech/drizzle';
import { SERVICES, SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import { MailFolder } from '@edtech/mail';
import { Admin, type AdminCredentials } from './admin.js';
import { GatewayClient } from './gateway-client.js';

const root = join(__dirname, '../../..');
const START_TIMEOUT_MS = 180_000;

const PORTS = [
  'GATEWAY_PORT',
  'IDENTITY_SERVICE_PORT',
  'LEARNING_SERVICE_PORT',
  'PAYMENT_SERVICE_PORT',
  'COMMUNICATION_SERVICE_PORT',
  'AI_SERVICE_PORT',
  'ANALYTICS_SERVICE_PORT',
  'STACK_POSTGRES_PORT',
  'STACK_KAFKA_PORT',
] as const;

/** A whole topology, started as its users start it (the stack tool, on free ports and empty data) and stopped again. */
export class StackUnderTest {
  /** Services that were started again, by app: no longer children of the stack. */
  private readonly restarted = new Map<string, ChildProcess>();

  /** What the local mail default has delivered. */
  readonly mailFolder: MailFolder;
  private signedInAdmin: Admin | undefined;

  private constructor(
    private readonly stack: ChildProcess,
    readonly ports: Record<(typeof PORTS)[number], number>,
    readonly dataDirectory: string,
    /** Everything that the stack has said so far. */
    readonly output: readonly string[],
  ) {
    this.mailFolder = new MailFolder(join(dataDirectory, 'mail'));
  }

  /** @param args as after `npm start --` @param more further variables for the stack */
  static async start(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<StackUnderTest> {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'edtech-stack-'));
    const free = await freePorts(PORTS.length);
    const ports = Object.fromEntries(PORTS.map((name, index) => [name, free[index]])) as Record<(typeof PORTS)[number], number>;
    const variables = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));
    const stack = spawn(process.execPath, [join(root, 'tools/stack/dist/main.js'), '--data', dataDirectory, ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '', ...variables, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const timeout = setTimeout(() => fail(`not ready after ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
      const fail = (why: string): void => {
        clearTimeout(timeout);
        stack.kill('SIGTERM');
        reject(new Error(`the stack ${why}:\n${output.join('\n')}`));
      };
      for (const stream of [stack.stdout, stack.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          output.push(line);
          if (!line.startsWith('ready ')) return;
          clearTimeout(timeout);
          resolve();
        });
      }
      stack.once('exit', (code) => fail(`ended while starting (exit code ${code})`));
    });
    stack.removeAllListeners('exit');
    return new StackUnderTest(stack, ports, dataDirectory, output);
  }

  get graphqlUrl(): string {
    return `http://localhost:${this.ports.GATEWAY_PORT}/graphql`;
  }

  get adminCredentials(): AdminCredentials {
    const secrets = JSON.parse(readFileSync(join(this.dataDirectory, 'secrets.json'), 'utf8')) as { adminEmail: string; adminPassword: string; adminTotpSecret: string };
    return { email: secrets.adminEmail, password: secrets.adminPassword, totpSecret: secrets.adminTotpSecret };
  }

  /** The same each time, since codes are taken once. */
  get admin(): Admin {
    this.signedInAdmin ??= new Admin(new GatewayClient(this.graphqlUrl), this.adminCredentials);
    return this.signedInAdmin;
  }

  /** What each service's roles can reach that is not theirs; empty when every service is alone with its data. */
  async isolationBreaches(layout: Layout): Promise<readonly IsolationBreach[]> {
    const { databasePasswords } = JSON.parse(readFileSync(join(this.dataDirectory, 'secrets.json'), 'utf8')) as { databasePasswords: Record<string, string> };
    const plan = { layout, services: SERVICE_NAMES, passwords: (role: string) => databasePasswords[role] ?? '' };
    const server = { host: '127.0.0.1', port: this.ports.STACK_POSTGRES_PORT };
    return findIsolationBreaches(SERVICE_NAMES.map((service) => serviceDatabase(plan, service, server)));
  }

  /** Kills a service's process, does the work without it, and starts it again as an operator would. */
  async without(service: ServiceName, work: () => Promise<void>): Promise<void> {
    const { app } = SERVICES[service];
    const running = this.restarted.get(app);
    if (running) {
      running.kill('SIGKILL');
      await once(running, 'exit');
    } else {
      const pids = JSON.parse(readFileSync(join(this.dataDirectory, 'processes.json'), 'utf8')) as Record<string, number>;
      process.kill(pids[app] ?? 0, 'SIGKILL');
    }
    try {
      await work();
    } finally {
      await this.restart(service);
    }
  }

  private async restart(service: ServiceName): Promise<void> {
    const { app, prefix } = SERVICES[service];
    const lines = readFileSync(join(this.dataDirectory, 'environments', `${app}.env`), 'utf8').trimEnd().split('\n');
    const variables = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    const log = openSync(join(this.dataDirectory, 'logs', `${app}.log`), 'a');
    const child = spawn(process.execPath, [join(root, 'apps', app, 'dist/main.js')], { env: { ...process.env, NODE_OPTIONS: '', ...variables }, stdio: ['ignore', log, log] });
    closeSync(log);
    this.restarted.set(app, child);
    const port = this.ports[`${prefix}_SERVICE_PORT` as keyof typeof this.ports];
    const deadline = Date.now() + 60_000;
    for (;;) {
      const ready = await fetch(`http://localhost:${port}/health/ready`).then(({ ok }) => ok, () => false);
      if (ready) return;
      if (Date.now() > deadline) throw new Error(`${app} was not ready 60 s after it was started again`);
      await delay(100);
    }
  }

  /** Stops the stack as a Ctrl-C would and removes its data. Resolves with the exit code. */
  async stop(): Promise<number | null> {
    const ended = this.stack.exitCode !== null ? Promise.resolve(this.stack.exitCode) : new Promise<number | null>((resolve) => this.stack.once('exit', resolve));
    for (const child of this.restarted.values()) child.kill('SIGTERM');
    this.stack.kill('SIGTERM');
    const code = await ended;
    rmSync(this.dataDirectory, { recursive: true, force: true });
    return code;
  }
}

async function freePorts(count: number): Promise<number[]> {
  // Held open together, so that no port is handed out twice.
  const servers = await Promise.all(
    Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    })),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
