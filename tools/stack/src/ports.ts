import { createServer } from 'node:net';
import { StackError } from './stack-error.js';

interface WantedPort {
  readonly name: string;
  /** The variable that moves it elsewhere. */
  readonly variable: string;
  readonly port: number;
}

/** Says in one sentence which ports are taken and which variables move them, before anything is started. */
export async function refuseBusyPorts(wanted: readonly WantedPort[]): Promise<void> {
  const checked = await Promise.all(wanted.map(async (one) => ({ ...one, free: await isFree(one.port) })));
  const busy = checked.filter(({ free }) => !free);
  if (busy.length === 0) return;
  const list = busy.map(({ name, port, variable }) => `${port} (${name}, moved by ${variable})`).join(', ');
  throw new StackError(`These ports are in use: ${list}. Stop what holds them, or choose others.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
