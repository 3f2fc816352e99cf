import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const SIGNATURE = 'started-by.json';

interface Signature {
  /** Who started the broker, and the broker: process ids with the time that they began, since ids are used again. */
  starter: string;
  broker: string;
}

/** Notes beside a broker's data who started it, so that it can be told when nobody will stop it any more. */
export async function sign(directory: string, broker: number): Promise<void> {
  const signature: Signature = { starter: identityOf(process.pid) ?? '', broker: identityOf(broker) ?? '' };
  await writeFile(join(directory, SIGNATURE), JSON.stringify(signature));
}

/** The broker that still runs on this directory, if any. */
export async function runningBroker(directory: string): Promise<{ pid: number; abandoned: boolean } | undefined> {
  const signature = await readSignature(directory);
  if (!signature || !lives(signature.broker)) return undefined;
  return { pid: pidOf(signature.broker), abandoned: !lives(signature.starter) };
}

/** Ends and removes throwaway brokers in `parent` whose names begin with `prefix` and whose starter is gone. */
export async function removeAbandoned(parent: string, prefix: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  for (const directory of names.map((name) => join(parent, name))) {
    const signature = await readSignature(directory);
    if (!signature || lives(signature.starter)) continue;
    if (lives(signature.broker)) await endAbandoned(pidOf(signature.broker));
    await rm(directory, { recursive: true, force: true });
  }
}

/** Ends a broker that is not our child. */
export async function endAbandoned(pid: number): Promise<void> {
  const identity = identityOf(pid);
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const deadline = performance.now() + 10_000;
    if (identityOf(pid) === identity && identity !== undefined) process.kill(pid, signal);
    while (identityOf(pid) === identity && identity !== undefined) {
      if (performance.now() > deadline) break;
      await pause(50);
    }
  }
}

async function readSignature(directory: string): Promise<Signature | undefined> {
  const text = await readFile(join(directory, SIGNATURE), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Signature);
}

function pidOf(identity: string): number {
  return Number(identity.split('@')[0]);
}

function lives(identity: string): boolean {
  return identity !== '' && identityOf(pidOf(identity)) === identity;
}

function identityOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    const forbidden = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
    if (!forbidden) return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name comes second, in brackets that may contain anything: count from its end. Field 22 is the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${pid}@${fields[19]}`;
  } catch {
    return String(pid);
  }
}
