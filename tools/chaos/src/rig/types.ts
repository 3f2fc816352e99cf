import type { ServiceName } from '@edtech/environment';
import type { MailFolder } from '@edtech/mail';
import type postgres from 'postgres';
import type { Random } from './random.js';

export type Sql = postgres.Sql;

/** The checks of faults.md: lost, doubled, out of order, acknowledged but missing, books, slots, copies. */
export type CheckName = 'L' | 'D' | 'O' | 'A' | 'B' | 'S' | 'C';

/** What a check found once the dust had settled. */
export interface CheckResult {
  readonly name: CheckName;
  /** How many things were looked at: a check that looked at nothing has shown nothing. */
  readonly examined: number;
  readonly violations: number;
  /** A few of them, in words that lead to the rows. */
  readonly examples: readonly string[];
}

export interface RowOptions {
  readonly count: number;
  readonly random: Random;
  /** Called whenever something more was thrown. */
  readonly progress: (done: number, note?: string) => void;
  /** Aborted when the run is to end: a row then stops throwing and returns what it has thrown. */
  readonly signal: AbortSignal;
}

/** What was thrown, and figures of the row's own for the report. */
export interface RowOutcome {
  readonly thrown: number;
  readonly notes?: Readonly<Record<string, string | number>>;
}

/** One fault of faults.md and how it is thrown. A row throws an error where something that it watches itself does not hold. */
export interface ChaosRow {
  /** Its number in faults.md. */
  readonly row: number;
  readonly name: string;
  /** What is counted: `kills`, `faults`, `events`. */
  readonly unit: string;
  /** The full count of faults.md. */
  readonly goal: number;
  /** The count of the short profile, which runs with the tests. */
  readonly shortCount: number;
  /** Evaluated after the row, once everything is quiet. */
  readonly checks: readonly CheckName[];
  /** How the rig is set up for this row. */
  readonly rig?: RigNeeds;
  run(rig: Rig, options: RowOptions): Promise<RowOutcome>;
}

/** What a row wants of its rig; rows that want the same share one. */
export interface RigNeeds {
  /** The services that run; all six by default. */
  readonly services?: readonly ServiceName[];
  /** Variables that every service's process gets beside its own: failpoints, planted bugs, tuning (see service-process.ts). */
  readonly env?: Readonly<Record<string, string>>;
  /** The database is as durable as in production: what is acknowledged survives the server's death. */
  readonly durable?: boolean;
}

/** One process of a real service. It is started again at once when it dies of something that nobody here has asked for. */
export interface ManagedProcess {
  readonly service: ServiceName;
  /** 0 for the first replica of the service, 1 for the next. */
  readonly replica: number;
  readonly pid: number | undefined;
  /** `http://127.0.0.1:41234`; stays the same over restarts. */
  readonly url: string;
  /** Whether a process is there, frozen or not. */
  readonly running: boolean;
  /** Whether it was stopped by `freeze` and not continued since. */
  readonly frozen: boolean;
  /** Starts it; `env` lasts until the next start that names another. Resolves when the process is spawned. */
  start(env?: Readonly<Record<string, string>>): Promise<void>;
  /** SIGKILL; resolves when it is gone. It stays away until `start` or `restart`. */
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL where that does not help; resolves when it is gone. */
  stop(): Promise<void>;
  /** SIGSTOP: it holds what it holds, and does nothing. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** `kill`, then `start`. */
  restart(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Resolves when it takes requests and receives events. */
  waitUntilReady(options?: { withinMs?: number }): Promise<void>;
  /** Resolves when the process that runs now has ended, however it did. */
  exited(): Promise<string>;
  /** What it has said last. */
  lastWords(): string;
}

/** A service and its replicas; as a process it is its first replica. */
export interface ManagedService extends ManagedProcess {
  readonly replicas: readonly ManagedProcess[];
  /** Adds a process beside those that run. */
  addReplica(env?: Readonly<Record<string, string>>): Promise<ManagedProcess>;
  /** Stops it and forgets it. */
  removeReplica(replica: ManagedProcess): Promise<void>;
}

export interface ManagedBroker {
  /** `127.0.0.1:port`, which stays the same over restarts. */
  readonly address: string;
  readonly pid: number | undefined;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

export interface ManagedPostgres {
  readonly port: number;
  readonly dataDirectory: string;
  /** The postmaster. */
  readonly pid: number | undefined;
  /** A superuser in the one database that holds the six schemas. It connects again after the server was away. */
  readonly admin: Sql;
  /** As whom and where `admin` connects. */
  readonly superuser: { readonly user: string; readonly password: string; readonly database: string };
  /** SIGKILL to the postmaster and all its children; resolves when they are gone. */
  kill(): Promise<void>;
  /** Resolves when it answers again. */
  start(): Promise<void>;
}

export interface LoadFigures {
  /** Commands sent. */
  readonly sent: number;
  readonly acknowledged: number;
  /** Neither told to have succeeded nor to have failed: cut off or timed out. */
  readonly unknown: number;
  /** Answered with an error. */
  readonly refused: number;
  /** What was refused most, by code. */
  readonly refusals: Readonly<Record<string, number>>;
}

/** Business commands through the services' GraphQL. */
export interface Load {
  /** Begins, or changes the rate. @param ratePerSecond commands per second over all kinds @param only commands by their names; all when left out */
  start(ratePerSecond: number, only?: readonly string[]): void;
  /** Resolves when the commands in flight have been answered or given up. */
  stop(): Promise<void>;
  readonly figures: LoadFigures;
  /**
   * Somebody books a lesson, and asks again with the same key for as long as nobody tells them what became of it.
   * @throws Error when it is refused
   */
  book(): Promise<Booking>;
}

/** A lesson that was booked. */
export interface Booking {
  readonly lessonId: string;
  readonly idempotencyKey: string;
  /** How often it was asked for. */
  readonly asked: number;
}

/** Real services over a real Kafka and a real Postgres, under load, with their processes at hand. */
export interface Rig {
  /** Only those that the row has asked for are there. */
  readonly services: Readonly<Record<ServiceName, ManagedService>>;
  readonly broker: ManagedBroker;
  readonly postgres: ManagedPostgres;
  readonly load: Load;
  /** An access token of somebody, which every service believes. */
  tokenFor(userId: string, role: 'student' | 'tutor' | 'admin'): string;
  /** Facts that have been committed to outboxes since the rig began. */
  factCount(): Promise<number>;
  /** What waits in outboxes and inboxes; what is on its way between them is not counted. */
  backlog(): Promise<number>;
  /**
   * Resolves to the milliseconds it took when the outboxes are empty, the inboxes have nothing pending and the consumers no
   * lag; or earlier, when the run is to end.
   * @throws Error naming what is not quiet after `withinMs` (default 120,000), or what is parked unless that is expected.
   */
  quiet(options?: { withinMs?: number; parked?: 'refused' | 'expected'; signal?: AbortSignal; onProgress?: (what: string) => void }): Promise<number>;
  check(names: readonly CheckName[]): Promise<readonly CheckResult[]>;
  /** What the services have mailed. */
  readonly mails: MailFolder;
  /** Where the processes' logs and data are. */
  readonly directory: string;
  /** Everything that was started is stopped; data is removed. */
  close(): Promise<void>;
}
