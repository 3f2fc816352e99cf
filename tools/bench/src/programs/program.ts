import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A program that serves HTTP, in a process of its own, as its users start it. */
export interface Program {
  readonly pid: number;
  /** From the start of its process to its first correct answer. */
  readonly firstAnswerMs: number;
  stop(): Promise<void>;
}

export interface ProgramStart {
  /** Named when it does not come up. */
  readonly name: string;
  /** For node. */
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** Asks it something, and says whether the answer is right. May throw while it is not there. */
  readonly isThere: () => Promise<boolean>;
}

const PATIENCE_MS = 180_000;
/** As exact as the time of the first answer is. */
const ASK_AGAIN_MS = 3;
const KEPT_OUTPUT = 4_000;

/** Starts a program, and asks it until it answers as it should. */
export async function startProgram({ name, parameters, environment, directory, isThere }: ProgramStart): Promise<Program> {
  const { PATH = '', HOME = '' } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, [...parameters], { cwd: directory, env: { PATH, HOME, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child, 'spawn');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output = `${output}${text.toString()}`.slice(-KEPT_OUTPUT)));
  const stop = (): Promise<void> => end(child);
  while (!(await isThere().catch(() => false))) {
    const waited = performance.now() - begun;
    if (child.exitCode !== null || waited > PATIENCE_MS) {
      await stop();
      throw new Error(`${name} does not answer as it should after ${Math.round(waited)} ms:\n${output}`);
    }
    await pause(ASK_AGAIN_MS);
  }
  return { pid: child.pid ?? 0, firstAnswerMs: performance.now() - begun, stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
