import { randomBytes, randomUUID, type UUID } from 'node:crypto';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endAbandoned, runningBroker, sign } from './abandoned.js';
import { applyGrants, assertSafe, type Administrator, type KafkaAccess } from './access.js';
import { kafkaAvailability } from './availability.js';
import { makeCertificate } from './certificate.js';
import { end, finished, hasEnded, lastWords, runJava } from './broker-process.js';
import { resolveJars } from './jars.js';
import { KafkaError } from './kafka-error.js';
import { assertPortFree, findFreePort, isOpen } from './ports.js';
import { ADMINISTRATOR, loggingProperties, serverProperties } from './settings.js';

export interface StartKafkaOptions {
  /** Made when missing; what it holds is found again by the next start. */
  directory: string;
  /** 0 means any free port. */
  port: number;
  /** Where clients are told to find it, where something stands in between; its own port by default. */
  advertisedPort?: number;
  /** Who may do what; absent: everybody may do everything. */
  access?: KafkaAccess;
  /** Further settings of the broker, by their names. */
  settings?: Readonly<Record<string, string | number | boolean>>;
  /** Told in a few words what is being done, before each step that takes a while. */
  onProgress?: (step: string) => void;
  /** Default 60,000. */
  readyTimeoutMs?: number;
}

export interface RunningKafka {
  /** `host:port`, for KAFKA_BROKERS. */
  brokers: string;
  pid: number;
  /** Absent where everybody may do everything. */
  administrator?: Administrator;
  /** PEM of who vouches for it, for KAFKA_TLS_CA; absent where clients come in the clear. */
  ca?: string;
  /** Resolves when it has written everything down and is gone. */
  stop(): Promise<void>;
}

/**
 * Starts one real Kafka broker on 127.0.0.1. It takes two to four seconds, the first time some more for its jars. It
 * ends with `stop()`, or when this process exits.
 * @throws KafkaError saying why it cannot run here: no Java, port in use, directory in use, ...
 */
export async function startKafka({ onProgress = () => undefined, readyTimeoutMs = 60_000, ...options }: StartKafkaOptions): Promise<RunningKafka> {
  const availability = kafkaAvailability();
  if (!availability.available) throw new KafkaError(`Kafka cannot run here: ${availability.reason}. To change that, ${availability.remedy}.`);
  const access = options.access && { users: options.access.users, brokerPassword: newPassword(), administratorPassword: newPassword() };
  if (access) assertSafe(access.users);
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true });
  await takeOver(directory);
  const port = options.port === 0 ? await findFreePort() : options.port;
  await assertPortFree(port);
  await resolveJars(onProgress);

  const certificate = options.access?.tls ? await makeCertificate(directory, newPassword()) : undefined;
  const properties = join(directory, 'server.properties');
  const dataDirectory = join(directory, 'data');
  const settings = { port, advertisedPort: options.advertisedPort ?? port, controllerPort: await findFreePort(), dataDirectory, ...(options.settings && { more: options.settings }) };
  // For our eyes only: passwords may stand in it.
  await writeFile(properties, serverProperties(access ? { ...settings, access: { ...access, ...(certificate && { certificate }) } } : settings), { mode: 0o600 });
  await writeFile(join(directory, 'log4j2.properties'), loggingProperties(join(directory, 'kafka.log')));
  await formatOnce(directory, properties, access?.users ?? {}, onProgress);

  const brokers = `127.0.0.1:${port}`;
  const ca = certificate && { ca: certificate.pem };
  const administrator = access && { broker: brokers, username: ADMINISTRATOR, password: access.administratorPassword, ...ca };
  onProgress(`starting Kafka on port ${port}`);
  const broker = await runJava(directory, 'kafka.Kafka', [properties]);
  broker.unref();
  const endWithUs = (): void => void broker.kill('SIGTERM');
  process.once('exit', endWithUs);
  const stop = async (): Promise<void> => {
    process.off('exit', endWithUs);
    await end(broker);
  };
  try {
    await sign(directory, broker.pid ?? 0);
    const deadline = performance.now() + readyTimeoutMs;
    while (!(await isOpen(port))) {
      if (hasEnded(broker)) throw new KafkaError(`Kafka ended at once. It said: ${await lastWords(directory)}`);
      if (performance.now() > deadline) throw new KafkaError(`Kafka was not ready after ${readyTimeoutMs} ms. It said: ${await lastWords(directory)}`);
      await pause(50);
    }
    if (administrator) await applyGrants(administrator, options.access?.grants ?? []);
  } catch (error) {
    await stop();
    throw error;
  }
  return { brokers, pid: broker.pid ?? 0, ...(administrator && { administrator }), ...ca, stop };
}

function newPassword(): string {
  return randomBytes(18).toString('base64url');
}

/** A broker whose starter was killed is ended; one that is somebody's stays. */
async function takeOver(directory: string): Promise<void> {
  const running = await runningBroker(directory);
  if (!running) return;
  if (!running.abandoned) throw new KafkaError(`Another process (${running.pid}) runs Kafka on ${directory}: stop it, or choose another directory.`);
  await endAbandoned(running.pid);
}

async function formatOnce(directory: string, properties: string, users: KafkaAccess['users'], onProgress: (step: string) => void): Promise<void> {
  const formatted = await access(join(directory, 'data', 'meta.properties')).then(
    () => true,
    () => false,
  );
  if (formatted) return;
  onProgress('preparing the directory of Kafka');
  const scram = Object.entries(users).flatMap(([name, password]) => ['--add-scram', `SCRAM-SHA-512=[name=${name},password=${password}]`]);
  const format = await runJava(directory, 'kafka.tools.StorageTool', ['format', `--cluster-id=${clusterId()}`, '--config', properties, ...scram]);
  await finished(format, directory, 'Preparing the directory of Kafka');
}

/** 16 random bytes in base64url, as Kafka wants it. */
function clusterId(uuid: UUID = randomUUID()): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}
