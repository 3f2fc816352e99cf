import type { Role, Scope } from '@edtech/auth';
import type { EventDefinition, EventEnvelope } from '@edtech/contracts';
import { parseServiceEnvironment, SERVICES } from '@edtech/environment';
import type { EventTransport } from '@edtech/messaging';
import type { Clock } from '@edtech/scheduling';
import { startService, type AnyServiceDefinition, type RunningService } from '@edtech/service-host';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JsonWebKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askGraphql, type GraphqlResult } from './ask-graphql.js';
import { RecordingTransport } from './recording-transport.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { TestEvents, type DeliveredFact } from './test-events.js';
import { serveTestJwks } from './test-jwks.js';
import { TestTokens, type TestServiceAccount, type TestUser } from './test-users.js';

export interface TestServiceOptions {
  clock?: Clock;
  /** The service's own variables, under their full names; also any other, such as LOG_LEVEL. */
  own?: Readonly<Record<string, string>>;
  /** Whose tokens it believes, where a test signs some itself; of its own otherwise. */
  signedBy?: TestTokens;
  /** Instead of the recording one; `deliver` and `published` need that one. */
  transport?: EventTransport;
  /** Where the lines of its log go, from LOG_LEVEL on; standard output otherwise. */
  log?: { write(line: string): void };
}

export interface TestService {
  readonly url: string;
  readonly database: TestDatabase;
  readonly app: NestFastifyApplication;
  /** Asks over HTTP, as `as` or, without it, as nobody. */
  graphql<T>(query: string, variables?: object, as?: TestUser | TestServiceAccount | null): Promise<GraphqlResult<T>>;
  /** As if another service had published it. Resolves when this service has handled it; rejects with the error it was parked for. */
  deliver<D extends EventDefinition>(definition: D, fact: DeliveredFact<D>): Promise<void>;
  /** Everything this service has put out so far, in order; waits until its outbox is empty. */
  published(type?: string): Promise<EventEnvelope[]>;
  /** Somebody signed in; a new somebody when no id is given. */
  user(role: Role, userId?: string): TestUser;
  /** A program with a service account that has these scopes and no others. */
  serviceAccount(scopes: readonly Scope[]): TestServiceAccount;
  close(): Promise<void>;
}

/** A fact that does not come is missed after this long, and a failing event is parked after three quick attempts. */
const QUICK_RETRIES = { maxAttempts: 3, firstRetryMs: 5, ceilingMs: 50, maxWaitingMs: 3_000 };

/** The real service on a database of its own, listening on a free port, with a transport that the test sees into. */
export async function startTestService(definition: AnyServiceDefinition, options: TestServiceOptions = {}): Promise<TestService> {
  const { service } = definition;
  const { prefix } = SERVICES[service];
  const database = await createTestDatabase(definition);
  const mails = await mkdtemp(join(tmpdir(), 'edtech-mail-'));
  const tokens = options.signedBy ?? new TestTokens();
  let running: RunningService | undefined;
  const jwks = await serveTestJwks(async () => [tokens.publicJwk, ...(service === 'identity' && running ? await keysOf(running.url) : [])]);
  const release = async () => {
    await running?.close();
    await jwks.close();
    await database.drop();
    await rm(mails, { recursive: true, force: true });
  };
  const recording = new RecordingTransport();
  try {
    const environment = parseServiceEnvironment(service, definition.environment, {
      NODE_ENV: 'test',
      LOG_LEVEL: 'fatal',
      [`${prefix}_SERVICE_PORT`]: '0',
      // Services that send mails write them there; with SMTP a folder would be one thing too many.
      ...(options.own?.[`${prefix}_MAIL`] === 'smtp' ? {} : { [`${prefix}_MAIL_FOLDER`]: mails }),
      IDENTITY_JWKS_URL: jwks.url,
      ...database.variables,
      ...options.own,
    });
    running = await startService(definition, environment, {
      transport: options.transport ?? recording,
      clock: options.clock,
      logDestination: options.log,
      messaging: { retry: QUICK_RETRIES },
    });
    await running.receiving;
  } catch (error) {
    await release();
    throw error;
  }
  const { url, app } = running;
  const events = new TestEvents(service, recording, database.admin, definition.tables);
  return {
    url,
    database,
    app,
    graphql: (query, variables, as) => askGraphql(url, query, variables, as?.token),
    deliver: (event, fact) => events.deliver(event, fact),
    published: (type) => events.published(type),
    user: (role, userId) => tokens.user(role, userId),
    serviceAccount: (scopes) => tokens.serviceAccount(scopes),
    close: release,
  };
}

/** Identity signs tokens itself, which it has to believe as well as the test's. */
async function keysOf(url: string): Promise<readonly JsonWebKey[]> {
  const response = await fetch(`${url}/.well-known/jwks.json`);
  const { keys } = (await response.json()) as { keys: readonly JsonWebKey[] };
  return keys;
}
