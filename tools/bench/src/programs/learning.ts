import { SERVICES } from '@edtech/environment';
import type { BenchDatabase } from '../bench-database.js';
import type { Bench } from '../bench.js';
import { askAsText } from './ask.js';
import { ourProgram } from './ours.js';
import { freePort, startProgram, type Program } from './program.js';

/** What the service is asked: one query to its database, and nothing found. */
export const LEARNING_QUESTION = JSON.stringify({ query: '{ searchTutors(first: 10) { edges { node { id } } pageInfo { hasNextPage } } }' });
export const LEARNING_ANSWER = '{"data":{"searchTutors":{"edges":[],"pageInfo":{"hasNextPage":false}}}}';

/** Starts the learning service as it runs in production, on tables that are there and empty. */
export async function startLearning({ brokers }: Pick<Bench, 'brokers'>, database: BenchDatabase, token: string, keysUrl: string): Promise<Program & { readonly url: string }> {
  const { prefix, app } = SERVICES.learning;
  const { host, port: databasePort, name, user, password } = database.environment('learning');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  const program = await startProgram({
    name: 'the learning service',
    parameters: ourProgram(app),
    environment: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      HTTP_HOST: '127.0.0.1',
      EVENT_TRANSPORT: 'kafka',
      KAFKA_BROKERS: brokers,
      IDENTITY_JWKS_URL: keysUrl,
      [`${prefix}_SERVICE_PORT`]: String(port),
      [`${prefix}_DB_HOST`]: host,
      [`${prefix}_DB_PORT`]: String(databasePort),
      [`${prefix}_DB_NAME`]: name,
      [`${prefix}_DB_USER`]: user,
      [`${prefix}_DB_PASSWORD`]: password,
    },
    isThere: async () => (await askAsText(url, LEARNING_QUESTION, token)).trim() === LEARNING_ANSWER,
  });
  return { ...program, url };
}
