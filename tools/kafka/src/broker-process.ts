import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jarsFolder } from './jars.js';
import { KafkaError } from './kafka-error.js';
import { jvmOptions } from './settings.js';

const OUTPUT = 'output.log';

/** Runs one of Kafka's programs; what it prints goes into a file beside its configuration. */
export async function runJava(directory: string, main: string, commandLine: readonly string[]): Promise<ChildProcess> {
  // A file and not a pipe: a broker that outlives us for a moment must not choke on its own output.
  const output = await open(join(directory, OUTPUT), 'w');
  const logging = `-Dlog4j2.configurationFile=${join(directory, 'log4j2.properties')}`;
  const java = spawn('java', [...jvmOptions, logging, '-cp', join(jarsFolder(), '*'), main, ...commandLine], {
    cwd: directory,
    // A group of its own: Ctrl+C in a terminal must not end the broker before those who still write to it.
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  await once(java, 'spawn')
    .catch((cause: unknown) => {
      throw new KafkaError('java could not be started: install a JDK or JRE 17 or later, or use a broker that you have (KAFKA_BROKERS).', { cause });
    })
    .finally(() => output.close());
  return java;
}

export function hasEnded(java: ChildProcess): boolean {
  return java.exitCode !== null || java.signalCode !== null;
}

/** Waits until a program has ended, and for its success. */
export async function finished(java: ChildProcess, directory: string, what: string): Promise<void> {
  if (!hasEnded(java)) await once(java, 'exit');
  if (java.exitCode !== 0) throw new KafkaError(`${what} failed. It said: ${await lastWords(directory)}`);
}

/** Ends a broker: politely first, with force after ten seconds. */
export async function end(java: ChildProcess): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (hasEnded(java)) return;
    java.kill(signal);
    const gone = new AbortController();
    await Promise.race([once(java, 'exit'), pause(10_000, undefined, { signal: gone.signal })]);
    gone.abort();
  }
}

/** The last lines that a program printed or logged. */
export async function lastWords(directory: string): Promise<string> {
  const texts = await Promise.all([OUTPUT, 'kafka.log'].map((name) => readFile(join(directory, name), 'utf8').catch(() => '')));
  return texts
    .flatMap((text) => text.trim().split('\n').slice(-8))
    .join('\n')
    .trim();
}
