import { databaseEnvironmentFor, migrate, provision, type LayoutPlan } from '@edtech/drizzle';
import { removeAbandoned as removeAbandonedPostgres } from '@edtech/embedded-postgres';
import { ANALYST_ROLE, SERVICES, SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import { removeAbandoned as removeAbandonedKafka } from '@edtech/kafka';
import { MailFolder } from '@edtech/mail';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BusinessLoad } from '../load/business-load.js';
import { makeAuditTables } from './audit-tables.js';
import { bundleServices, root } from './bundle.js';
import { runChecks } from './checks.js';
import { inheritedVariables } from './environment.js';
import { ServiceReplicas, type ProcessPlan } from './managed-service.js';
import { QuietWatch } from './quiet.js';
import type { Random } from './random.js';
import { RigBroker, RigPostgres } from './servers.js';
import { RigTokens } from './tokens.js';
import type { CheckName, CheckResult, ManagedService, Rig, RigNeeds } from './types.js';

const PREFIX = 'edtech-chaos-';
const DATABASE = 'edtech';

/** How long a group waits for a killed member: short enough to see consumers come back between two kills. */
const SESSION_TIMEOUT_MS = '3000';

export interface RigOptions extends RigNeeds {
  readonly random: Random;
  /** Told in a few words what is being done. */
  readonly onProgress?: (step: string) => void;
  /** People who act; they are made when the load starts for the first time, see {@link RigUnderTest.prepare}. */
  readonly people?: { readonly tutors: number; readonly students: number };
}

/**
 * Starts servers and services of its own on free ports of this machine. Databases are as in layout B: one, with a
 * schema and roles for each service.
 */
export async function openRig(options: RigOptions): Promise<RigUnderTest> {
  const { onProgress = () => undefined } = options;
  await removeAbandonedPostgres(tmpdir(), `${PREFIX}postgres-`);
  await removeAbandonedKafka(tmpdir(), `${PREFIX}kafka-`);
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}rig-`));
  // Also where the run ends by an error that nobody has caught.
  const removeLogs = (): void => rmSync(directory, { recursive: true, force: true });
  process.once('exit', removeLogs);
  const closing: (() => Promise<unknown>)[] = [
    async () => {
      process.off('exit', removeLogs);
      removeLogs();
    },
  ];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step().catch(() => undefined);
  };
  try {
    onProgress('bundling the services, starting Postgres and Kafka');
    const servers = await Promise.allSettled([startPostgres(options.durable ?? false, closing), startBroker(closing), bundleServices()] as const);
    const [postgres, broker, bundle] = servers;
    for (const outcome of servers) if (outcome.status === 'rejected') throw outcome.reason;
    if (postgres.status !== 'fulfilled' || broker.status !== 'fulfilled' || bundle.status !== 'fulfilled') throw new Error('unreachable');
    const tokens = new RigTokens();
    const jwksUrl = await tokens.listen();
    closing.push(() => tokens.close());
    onProgress('starting the services');
    return await startServices({ options, directory, jwksUrl, tokens, postgres: postgres.value, broker: broker.value, bundle: bundle.value, closing, close });
  } catch (error) {
    await close();
    throw error;
  }
}

async function startPostgres(durable: boolean, closing: (() => Promise<unknown>)[]): Promise<RigPostgres> {
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}postgres-`));
  closing.push(() => rm(directory, { recursive: true, force: true }));
  const server = await RigPostgres.start(directory, DATABASE, durable);
  closing.push(() => server.stop());
  const { user, password } = server.superuser;
  const layout: LayoutPlan = { layout: 'B', services: SERVICE_NAMES, passwords, databaseName: DATABASE };
  const databases = await provision({ host: '127.0.0.1', port: server.port, user, password }, layout);
  await Promise.all(
    databases.map(({ service, schema, owner }) => {
      const { app, roles } = SERVICES[service];
      return migrate({ connection: owner, schema, migrationsFolder: join(root, 'apps', app, 'drizzle'), runtimeRole: roles.runtime, analystRole: ANALYST_ROLE });
    }),
  );
  await makeAuditTables(server.admin, SERVICE_NAMES);
  return server;
}

async function startBroker(closing: (() => Promise<unknown>)[]): Promise<RigBroker> {
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}kafka-`));
  closing.push(() => rm(directory, { recursive: true, force: true }));
  const broker = await RigBroker.start(directory);
  closing.push(() => broker.stop());
  return broker;
}

interface Started {
  readonly options: RigOptions;
  readonly directory: string;
  readonly jwksUrl: string;
  readonly tokens: RigTokens;
  readonly postgres: RigPostgres;
  readonly broker: RigBroker;
  readonly bundle: string;
  readonly closing: (() => Promise<unknown>)[];
  readonly close: () => Promise<void>;
}

async function startServices(started: Started): Promise<RigUnderTest> {
  const { options, directory, jwksUrl, tokens, postgres, broker, bundle, closing, close } = started;
  const names = options.services ?? SERVICE_NAMES;
  const ports = new Map<ServiceName, number>();
  for (const [index, port] of (await freePorts(SERVICE_NAMES.length)).entries()) ports.set(SERVICE_NAMES[index] ?? 'identity', port);
  await mkdir(join(directory, 'mail'));

  const planOf = (service: ServiceName, replica: number, port: number): ProcessPlan => ({
    service,
    replica,
    port,
    bundle,
    logFile: join(directory, `${service}-${replica}.log`),
    onSubscribed: async (types) => {
      const { admin } = postgres;
      await admin`insert into chaos.subscriptions select ${service}, type from unnest(${[...types]}::text[]) as t (type) on conflict do nothing`;
    },
    env: { ...environmentOf(service, port), ...options.env },
  });
  const environmentOf = (service: ServiceName, port: number): Record<string, string> => ({
    ...inheritedVariables(),
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    KAFKAJS_NO_PARTITIONER_WARNING: '1',
    EVENT_TRANSPORT: 'kafka',
    KAFKA_BROKERS: broker.address,
    KAFKA_TOPIC_PARTITIONS: '3',
    IDENTITY_JWKS_URL: jwksUrl,
    LEARNING_SERVICE_URL: `http://127.0.0.1:${ports.get('learning')}`,
    // A slot that nobody pays for stays held while a row runs: releasing it later would disturb the quiet.
    LEARNING_HOLD_MINUTES: '600',
    IDENTITY_MAIL_FOLDER: join(directory, 'mail'),
    // Over restarts and replicas the same.
    IDENTITY_MAIL_TOKEN_KEY: 'what the tokens in the mails of this rig are made with',
    COMMUNICATION_MAIL: 'folder',
    COMMUNICATION_MAIL_FOLDER: join(directory, 'mail'),
    PAYMENT_PROVIDER: 'sandbox',
    CHAOS_SESSION_TIMEOUT_MS: SESSION_TIMEOUT_MS,
    ...databaseEnvironmentFor({ layout: 'B', services: SERVICE_NAMES, passwords, databaseName: DATABASE }, service, { host: '127.0.0.1', port: postgres.port }).runtime,
    [`${SERVICES[service].prefix}_SERVICE_PORT`]: String(port),
  });
  const services = Object.fromEntries(
    names.map((service) => [
      service,
      new ServiceReplicas(planOf(service, 0, ports.get(service) ?? 0), async (replica) => planOf(service, replica, (await freePorts(1))[0] ?? 0)),
    ]),
  ) as Record<ServiceName, ServiceReplicas>;
  const all = Object.values(services);
  // Killed and not asked: they are there to be killed. Whatever a row has left behind is gone with them.
  const killAll = (): Promise<unknown> => Promise.all(all.flatMap(({ replicas }) => replicas.map((replica) => replica.kill())));
  closing.push(killAll);
  await Promise.all(all.map((service) => service.start()));
  await Promise.all(all.map((service) => service.waitUntilReady()));

  const mails = new MailFolder(join(directory, 'mail'));
  const load = new BusinessLoad({ services, admin: postgres.admin, tokens, mails, random: options.random.fork('load'), people: options.people ?? { tutors: 6, students: 12 } });
  closing.push(() => load.close());
  const quietWatch = new QuietWatch(postgres.admin, broker, names);
  closing.push(() => quietWatch.close());
  return new RigUnderTest(services, broker, postgres, load, tokens, quietWatch, mails, directory, names, close);
}

/** The rig as its rows see it. */
export class RigUnderTest implements Rig {
  constructor(
    readonly services: Readonly<Record<ServiceName, ManagedService>>,
    readonly broker: RigBroker,
    readonly postgres: RigPostgres,
    readonly load: BusinessLoad,
    private readonly tokens: RigTokens,
    private readonly quietWatch: QuietWatch,
    readonly mails: MailFolder,
    readonly directory: string,
    private readonly names: readonly ServiceName[],
    private readonly closeAll: () => Promise<void>,
  ) {}

  /** Makes the people who act. */
  async prepare(): Promise<void> {
    if (this.names.includes('identity') && this.names.includes('learning')) await this.load.prepare();
  }

  readonly tokenFor: Rig['tokenFor'] = (userId, role) => this.tokens.for(userId, role);

  readonly factCount = async (): Promise<number> => {
    const [row] = await this.postgres.admin`select count(*)::int as n from chaos.outbox_log`;
    return Number(row?.['n'] ?? 0);
  };

  readonly backlog = (): Promise<number> => this.quietWatch.backlog();

  quiet(options: Parameters<Rig['quiet']>[0] = {}): Promise<number> {
    return this.quietWatch.wait(options);
  }

  async check(names: readonly CheckName[]): Promise<readonly CheckResult[]> {
    await this.load.writeDownAcknowledged();
    return runChecks(this.postgres.admin, names, this.names);
  }

  close(): Promise<void> {
    return this.closeAll();
  }
}

const passwords = (role: string): string => `chaos-${role}`;

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
