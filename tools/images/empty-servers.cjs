// For prove-dockerfile.sh: an empty Postgres and an empty Kafka. Prints where they are as one line of JSON, and stops
// both on SIGTERM.
//   node tools/images/empty-servers.cjs <data folder>
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { startEmbeddedPostgres } = require('@edtech/embedded-postgres');
const { startKafka } = require('@edtech/kafka');

async function start(folder) {
  mkdirSync(folder, { recursive: true });
  const broker = await startKafka({ directory: join(folder, 'kafka'), port: 0 });
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), port: 0, maxConnections: 50 });
  // Neither server keeps this process alive, and both end with it.
  setInterval(() => undefined, 1_000_000);
  process.once('SIGTERM', () => void Promise.all([broker.stop(), postgres.stop()]).then(() => process.exit(0)));
  return { port: postgres.port, user: postgres.superuser, password: postgres.password, brokers: broker.brokers };
}

start(process.argv[2]).then(
  (servers) => console.log(JSON.stringify(servers)),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
