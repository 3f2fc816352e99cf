import type { Role } from '@edtech/auth';
import type { EventData, EventDefinition, EventEnvelope } from '@edtech/contracts';
import type { EventTransport } from '@edtech/messaging';
import type { Clock } from '@edtech/scheduling';
import type { AnyServiceDefinition } from '@edtech/service-host';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TestDatabase } from './test-database.js';
import type { TestUser } from './test-users.js';

export interface TestServiceOptions {
  clock?: Clock;
  /** The service's own variables, under their full names. */
  own?: Readonly<Record<string, string>>;
  /** Instead of the recording one; `deliver` and `published` need that one. */
  transport?: EventTransport;
}

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; kind?: string; details?: Record<string, unknown>; fields?: { field: string; rule: string; message: string }[]; errorId?: string };
}

export interface GraphqlResult<T> {
  data: T | null;
  errors?: GraphqlError[];
}

export interface DeliveredFact<D extends EventDefinition> {
  sequence: number;
  data: EventData<D>;
  /** Give the same one again to deliver a duplicate. */
  id?: string;
}

export interface TestService {
  readonly url: string;
  readonly database: TestDatabase;
  readonly app: NestFastifyApplication;
  /** Asks over HTTP, as `as` or, without it, as nobody. */
  graphql<T>(query: string, variables?: object, as?: TestUser | null): Promise<GraphqlResult<T>>;
  /** As if another service had published it. Resolves when this service has handled it; rejects with the error it was parked for. */
  deliver<D extends EventDefinition>(definition: D, fact: DeliveredFact<D>): Promise<void>;
  /** Everything this service has put out so far, in order; waits until its outbox is empty. */
  published(type?: string): Promise<EventEnvelope[]>;
  /** Somebody signed in; a new somebody when no id is given. */
  user(role: Role, userId?: string): TestUser;
  close(): Promise<void>;
}

/** The real service on a database of its own, listening on a free port, with a transport that the test sees into. */
export function startTestService(_definition: AnyServiceDefinition, _options: TestServiceOptions = {}): Promise<TestService> {
  throw new Error('not ready');
}
