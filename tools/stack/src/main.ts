import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MigrationError } from '@edtech/drizzle';
import { EmbeddedPostgresError } from '@edtech/embedded-postgres';
import { KafkaError } from '@edtech/kafka';
import { parseOptions } from './options.js';
import { Progress } from './progress.js';
import { Stack } from './stack.js';
import { StackError } from './stack-error.js';

const root = dirname(dirname(dirname(__dirname)));

async function main(): Promise<void> {
  const options = parseOptions(process.argv, join(root, '.data'));
  const dataDirectory = resolve(options.data);
  if (options.fresh) rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(join(dataDirectory, 'logs'), { recursive: true });

  const progress = new Progress();
  const stack = new Stack({ ...options, root, dataDirectory, inherited: process.env }, progress);

  let stopping: Promise<void> | undefined;
  const stopAndExit = (code: number): void => {
    // A second Ctrl-C while stopping changes nothing: everything gets its time to finish, but not for ever.
    stopping ??= stack.stop().then(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopAndExit(0));
  stack.onFatal = () => stopAndExit(1);

  try {
    const url = await stack.start();
    console.log(`ready ${url}`);
  } catch (error) {
    if (stopping) return;
    console.error(isSentence(error) ? `\n${error.message}` : error);
    stopAndExit(1);
  }
}

/** Whether an error is meant for people as it is: the servers' own starters explain themselves in one sentence too. */
function isSentence(error: unknown): error is Error {
  return [StackError, EmbeddedPostgresError, KafkaError, MigrationError].some((kind) => error instanceof kind);
}

void main();
