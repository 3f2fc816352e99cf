import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KafkaError } from './kafka-error.js';

const TOOL = dirname(__dirname);
const TARGET = join(TOOL, 'target');

/** Where Kafka's jars are kept between runs: one folder per version of the list in pom.xml. */
export function jarsFolder(): string {
  const list = createHash('sha256').update(readFileSync(join(TOOL, 'pom.xml'))).digest('hex');
  return join(TARGET, `jars-${list.slice(0, 12)}`);
}

/** Whether the jars are here already, so that Maven is not needed. */
export function jarsResolved(): boolean {
  return existsSync(jarsFolder());
}

/**
 * Fetches the jars with Maven: 47 files, 44 MB, once. Two processes may do so at the same time.
 * @throws KafkaError when Maven fails.
 */
export async function resolveJars(onProgress: (step: string) => void): Promise<void> {
  if (jarsResolved()) return;
  onProgress("fetching Kafka's jars with Maven (43 MB, once)");
  await mkdir(TARGET, { recursive: true });
  // Fetched aside and renamed: what has its final name is complete.
  const aside = await mkdtemp(join(TARGET, 'fetching-'));
  try {
    await runMaven(['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${aside}`]);
    await rename(aside, jarsFolder()).catch((error: unknown) => {
      if (!jarsResolved()) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function runMaven(commandLine: string[]): Promise<void> {
  const maven = spawn('mvn', commandLine, { cwd: TOOL, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-4_000));
  maven.stdout.on('data', collect);
  maven.stderr.on('data', collect);
  const [code] = await once(maven, 'close').catch((cause: unknown) => {
    throw new KafkaError('Maven (mvn) could not be started: install it, or use a broker that you have (KAFKA_BROKERS).', { cause });
  });
  if (code !== 0) throw new KafkaError(`Maven could not fetch Kafka's jars. It said: ${output.trim()}`);
}
