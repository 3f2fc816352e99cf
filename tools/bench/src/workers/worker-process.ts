import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';

/** A program of this folder in a process of its own, so that it can be killed, and measured alone. */
export interface WorkerProcess {
  readonly pid: number;
  /** Asks it something and waits for the answer. @throws what went wrong there, or that it has ended. */
  ask<Answer>(question: string, details?: unknown): Promise<Answer>;
  /** As a crash would: nothing is finished. */
  kill(): Promise<void>;
  /** Lets it finish. */
  stop(): Promise<void>;
}

interface Reply {
  number: number;
  answer?: unknown;
  problem?: string;
}

/** Starts the worker `<name>.worker`, with what this process was started with (`--cpu-prof`). Under jest it runs from its source, like everything else there. */
export async function startWorker(name: string, start: unknown): Promise<WorkerProcess> {
  const extension = extname(__filename);
  const fromSource = ['--conditions=@edtech/source', '--require', join(__dirname, '../../test/run-typescript.cjs')];
  const child = fork(join(__dirname, `${name}.worker${extension}`), [], { execArgv: [...process.execArgv, ...(extension === '.ts' ? fromSource : [])], stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
  await once(child, 'spawn');
  const asked = new Map<number, (reply: Reply) => void>();
  let last = 0;
  child.on('message', (reply: Reply) => {
    asked.get(reply.number)?.(reply);
    asked.delete(reply.number);
  });
  child.once('exit', () => {
    for (const [number, settle] of asked) settle({ number, problem: `the worker ${name} has ended` });
    asked.clear();
  });
  const ask = async <Answer>(question: string, details?: unknown): Promise<Answer> => {
    if (hasEnded(child)) throw new Error(`the worker ${name} has ended`);
    const number = (last += 1);
    const reply = new Promise<Reply>((resolve) => asked.set(number, resolve));
    child.send({ number, question, details });
    const { answer, problem } = await reply;
    if (problem !== undefined) throw new Error(problem);
    return answer as Answer;
  };
  const worker: WorkerProcess = {
    pid: child.pid ?? 0,
    ask,
    kill: () => end(child, 'SIGKILL'),
    stop: async () => {
      if (hasEnded(child)) return;
      await ask('stop').finally(() => child.disconnect());
      if (!hasEnded(child)) await once(child, 'exit');
    },
  };
  try {
    await ask('start', start);
  } catch (error) {
    await worker.kill();
    throw error;
  }
  return worker;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  child.kill(signal);
  await once(child, 'exit');
}

/** What a worker can be asked; `start` comes first and `stop` last. */
export type Answers = Readonly<Record<string, (details: never) => unknown>>;

/** To be called by a worker: answers what it is asked, and ends when its starter has gone. */
export function answer(answers: Answers): void {
  process.on('disconnect', () => process.exit());
  process.on('message', (message: { number: number; question: string; details: never }) => {
    const { number, question, details } = message;
    const reply = (rest: Omit<Reply, 'number'>): void => void process.send?.({ number, ...rest });
    void Promise.resolve()
      .then(() => answers[question]?.(details))
      .then(
        (value) => reply({ answer: value }),
        (error: unknown) => reply({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
}
