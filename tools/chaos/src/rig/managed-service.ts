import type { ServiceName } from '@edtech/environment';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { launcher } from './bundle.js';
import type { ProcessMessage } from './process-message.js';
import type { ManagedProcess, ManagedService } from './types.js';

/** Ends a process with its parent, however that ends; in Linux only, elsewhere the closed channel has to do. */
const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

const STOP_MS = 20_000;

export interface ProcessPlan {
  readonly service: ServiceName;
  readonly replica: number;
  readonly port: number;
  /** What the services were bundled into. */
  readonly bundle: string;
  /** Everything that the process gets to see of an environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly onSubscribed: (types: readonly string[]) => Promise<void>;
}

/** One process of a service: started, killed, frozen; started again at once when it dies by itself. */
export class ServiceProcess implements ManagedProcess {
  private child: ChildProcess | undefined;
  private extra: Readonly<Record<string, string>> = {};
  private state: 'away' | 'starting' | 'listening' | 'receiving' = 'away';
  private wanted = false;
  private gone: Promise<string> = Promise.resolve('never started');
  private known: Promise<void> | undefined;
  private stillborn = 0;
  private stopped = false;
  /** How often it died without being asked to. */
  deaths = 0;

  constructor(protected readonly plan: ProcessPlan) {}

  get service(): ServiceName {
    return this.plan.service;
  }

  get replica(): number {
    return this.plan.replica;
  }

  get url(): string {
    return `http://127.0.0.1:${this.plan.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get frozen(): boolean {
    return this.stopped;
  }

  get running(): boolean {
    return this.child !== undefined;
  }

  async start(env?: Readonly<Record<string, string>>): Promise<void> {
    if (env) this.extra = env;
    this.wanted = true;
    if (this.child) return;
    const { service, bundle, logFile } = this.plan;
    const log = openSync(logFile, 'a');
    const command = [...(SETPRIV ? [SETPRIV, '--pdeathsig', 'KILL'] : []), process.execPath, '--max-semi-space-size=16', launcher, service, bundle];
    const [file = '', ...args] = command;
    // A group of its own, so that Ctrl-C in a terminal reaches only the rig, which ends things in order.
    const child = spawn(file, args, { env: { ...this.plan.env, ...this.extra }, stdio: ['ignore', log, log, 'ipc'], detached: true });
    closeSync(log);
    this.child = child;
    this.state = 'starting';
    this.gone = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.child = undefined;
        this.stopped = false;
        resolve(signal ?? `exit code ${code}`);
        const before = this.state;
        this.state = 'away';
        if (!this.wanted) return;
        this.deaths += 1;
        this.stillborn = before === 'starting' ? this.stillborn + 1 : 0;
        void this.start();
      });
    });
    child.on('message', (message) => this.hear(message as ProcessMessage));
    if (child.pid === undefined) await once(child, 'spawn');
  }

  async kill(): Promise<void> {
    this.wanted = false;
    this.child?.kill('SIGKILL');
    await this.gone;
  }

  async stop(): Promise<void> {
    this.wanted = false;
    this.child?.kill('SIGTERM');
    this.child?.kill('SIGCONT');
    const insist = setTimeout(() => this.child?.kill('SIGKILL'), STOP_MS);
    await this.gone;
    clearTimeout(insist);
  }

  freeze(): void {
    this.stopped = this.running;
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.stopped = false;
    this.child?.kill('SIGCONT');
  }

  async restart(env?: Readonly<Record<string, string>>): Promise<void> {
    await this.kill();
    await this.start(env);
  }

  async waitUntilReady({ withinMs = 60_000 }: { withinMs?: number } = {}): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (this.state !== 'receiving') {
      // Whoever dies so often without having been killed will not do better the next time.
      if (performance.now() > deadline || this.stillborn > 3) throw new Error(`${this.service} was not ready after ${withinMs} ms (${this.state}). It said: ${this.lastWords()}`);
      await pause(20);
    }
    await this.known;
  }

  exited(): Promise<string> {
    return this.gone;
  }

  lastWords(lines = 15): string {
    return existsSync(this.plan.logFile) ? readFileSync(this.plan.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
  }

  private hear(message: ProcessMessage): void {
    if (message.kind !== 'subscribed') this.state = message.kind;
    // Once: the process is the same program after every restart.
    else this.known ??= this.plan.onSubscribed(message.types);
  }
}

/** A service as its first replica, which knows the others. */
export class ServiceReplicas extends ServiceProcess implements ManagedService {
  private readonly more: ServiceProcess[] = [];
  private added = 0;

  constructor(
    plan: ProcessPlan,
    private readonly planReplica: (replica: number) => Promise<ProcessPlan>,
  ) {
    super(plan);
  }

  get replicas(): readonly ServiceProcess[] {
    return [this, ...this.more];
  }

  async addReplica(env?: Readonly<Record<string, string>>): Promise<ManagedProcess> {
    this.added += 1;
    const replica = new ServiceProcess(await this.planReplica(this.added));
    this.more.push(replica);
    await replica.start(env);
    return replica;
  }

  async removeReplica(replica: ManagedProcess): Promise<void> {
    await replica.stop();
    const at = this.more.indexOf(replica as ServiceProcess);
    if (at >= 0) this.more.splice(at, 1);
  }
}
