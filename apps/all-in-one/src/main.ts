import 'reflect-metadata';
import { startAllInOne } from './start-all-in-one.js';
import { exitOnEnvironmentError } from '@edtech/environment';
import { parseAllInOneEnvironment } from './environment.js';

async function main(): Promise<void> {
  const environment = exitOnEnvironmentError(() => parseAllInOneEnvironment(process.env));
  const running = await startAllInOne(environment);
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => (stopping ??= running.close().then(() => process.exit(0))));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
