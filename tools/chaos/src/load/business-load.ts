import type { ServiceName } from '@edtech/environment';
import type { MailFolder } from '@edtech/mail';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../rig/random.js';
import type { RigTokens } from '../rig/tokens.js';
import type { Booking, Load, LoadFigures, ManagedService, Sql } from '../rig/types.js';
import { Acknowledgements } from './acknowledgements.js';
import { askToBook, bookingOf, commands, type Command, type World } from './commands.js';
import { GraphqlPool } from './graphql-pool.js';
import { makePeople } from './people.js';

interface LoadParts {
  readonly services: Readonly<Partial<Record<ServiceName, ManagedService>>>;
  readonly admin: Sql;
  readonly tokens: RigTokens;
  readonly mails: MailFolder;
  readonly random: Random;
  readonly people: { readonly tutors: number; readonly students: number };
}

/** Requests under way at once. */
const WORKERS = 24;

/** After so long a command is given up, and nobody knows what became of it. */
const TIMEOUT_MS = 5_000;

/** How often a booking is asked for before it is given up. */
const MAX_ASKED = 200;

/** Longer than any command takes to say no: how long a worker rests when the service that it needs is away. */
const REST_MS = 25;

/**
 * People who use the platform: each does one thing at a time, many do so at once. Which things, and for whom, comes
 * from the seed; which of them succeed depends on what is being broken.
 */
export class BusinessLoad implements Load {
  private readonly acknowledged = new Acknowledgements();
  private readonly counts = { sent: 0, acknowledged: 0, unknown: 0, refused: 0 };
  private readonly refusals = new Map<string, number>();
  private readonly pools = new Map<string, GraphqlPool>();
  private world: World | undefined;
  private rate = 0;
  private only: readonly string[] | undefined;
  private workers: Promise<void>[] = [];
  private running = false;
  private allowance = 0;
  private allowedAt = 0;

  constructor(private readonly parts: LoadParts) {}

  get figures(): LoadFigures {
    const most = [...this.refusals].sort(([, a], [, b]) => b - a).slice(0, 8);
    return { ...this.counts, refusals: Object.fromEntries(most) };
  }

  /** Makes the people who act; to be called while everything works. */
  async prepare(): Promise<void> {
    if (this.world) return;
    const { admin, tokens, mails, random, people: count } = this.parts;
    const { acknowledged } = this;
    const [identity, learning] = [this.pool('identity'), this.pool('learning')];
    const people = await makePeople({ identity, learning, admin, tokens, mails, random: random.fork('people'), acknowledged, count });
    this.world = { people, pool: (service) => this.pool(service), acknowledged, random: random.fork('commands'), busy: new Set(), unanswered: [], unpaid: [], scheduled: [], completed: [], mark: 1 };
  }

  start(ratePerSecond: number, only?: readonly string[]): void {
    this.rate = ratePerSecond;
    this.only = only;
    if (this.running) return;
    const { world } = this;
    if (!world) throw new Error('nobody is there to act: prepare() first');
    this.running = true;
    this.allowedAt = performance.now();
    this.allowance = 0;
    this.workers = Array.from({ length: WORKERS }, () => this.work(world));
  }

  async stop(): Promise<void> {
    this.running = false;
    await Promise.all(this.workers);
    this.workers = [];
  }

  async book(): Promise<Booking> {
    const { world } = this;
    if (!world) throw new Error('nobody is there to book: prepare() first');
    const student = world.people.students.find(({ userId }) => !world.busy.has(userId)) ?? world.random.pick(world.people.students);
    let request = bookingOf(world, student, false);
    for (let asked = 1, all = 1; all <= MAX_ASKED; asked += 1, all += 1) {
      const answer = await askToBook(world, request);
      if (answer.kind === 'refused') throw new Error(`a lesson could not be booked: ${answer.code}`);
      const lessonId = answer.kind === 'acknowledged' ? answer.data.bookLesson.lesson?.id : undefined;
      if (lessonId !== undefined) return { lessonId, idempotencyKey: request.input.idempotencyKey, asked };
      if (answer.kind === 'acknowledged') {
        // The student has another lesson then.
        request = bookingOf(world, student, false);
        asked = 0;
      } else await pause(REST_MS);
    }
    throw new Error(`nobody said what became of booking ${request.input.idempotencyKey}, however often it was asked for`);
  }

  /** Hands the log of what was acknowledged to the database, where it is checked. */
  async writeDownAcknowledged(): Promise<void> {
    await this.acknowledged.writeDown(this.parts.admin);
  }

  private async work(world: World): Promise<void> {
    while (this.running) {
      if (!this.mayGo()) {
        await pause(5);
        continue;
      }
      const command = this.choose(world);
      // Counted as many times as it has parts: the rate is one of changes, not of requests.
      const answer = await command.run(world);
      if (answer === undefined) continue;
      this.allowance -= answer.parts - 1;
      this.counts.sent += answer.parts;
      this.counts[answer.kind] += answer.parts;
      if (answer.kind === 'refused') this.refusals.set(answer.why, (this.refusals.get(answer.why) ?? 0) + answer.parts);
      if (answer.kind === 'unknown') await pause(REST_MS);
    }
  }

  /** A bucket that fills at the rate and never holds more than a second's worth. */
  private mayGo(): boolean {
    const now = performance.now();
    this.allowance = Math.min(this.rate, this.allowance + ((now - this.allowedAt) / 1_000) * this.rate);
    this.allowedAt = now;
    if (this.allowance < 1) return false;
    this.allowance -= 1;
    return true;
  }

  /** Of the services that run. */
  private choose({ random }: World): Command {
    const possible = commands.filter(({ name, service }) => this.parts.services[service] !== undefined && (this.only?.includes(name) ?? true));
    let at = random.next() * possible.reduce((sum, { weight }) => sum + weight, 0);
    for (const command of possible) {
      at -= command.weight;
      if (at < 0) return command;
    }
    return random.pick(possible);
  }

  /** One of the service's replicas, as a load balancer would choose: none that is known to be away. */
  private pool(service: ServiceName): GraphqlPool {
    const managed = this.parts.services[service];
    if (!managed) throw new Error(`${service} does not run in this rig`);
    const able = managed.replicas.filter(({ running, frozen }) => running && !frozen);
    const { url } = able.length > 1 ? this.parts.random.pick(able) : (able[0] ?? managed);
    const known = this.pools.get(url);
    if (known) return known;
    const pool = new GraphqlPool(url, TIMEOUT_MS);
    this.pools.set(url, pool);
    return pool;
  }

  /** Lets go of the connections. */
  async close(): Promise<void> {
    await this.stop();
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
  }
}
