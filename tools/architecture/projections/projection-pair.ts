import { communicationService } from '@edtech/communication-service';
import { identityUserCreatedV1, identityUserUpdatedV1, type EventData } from '@edtech/contracts';
import { identityService } from '@edtech/identity-service';
import { createMessage, InProcessTransport, type EventTransport, type Positions, type ReceivedMessage, type TransportMessage } from '@edtech/messaging';
import { eventually, serveTestJwks, startTestService, TestTokens, type GraphqlResult, type TestJwks, type TestService } from '@edtech/testing';
import { v7 as newId } from 'uuid';

type UserState = EventData<typeof identityUserCreatedV1>;

export interface Difference {
  key: string;
  kind: string;
  ourVersion: number | null;
  theirVersion: number | null;
  fields: { field: string; ours: string | null; theirs: string | null }[];
}

export interface Operation {
  id: string;
  status: string;
  done: number;
  error: string | null;
}

const OPERATION = 'id status done error';

/** Hands events over in the process, and keeps them as a broker does. */
export class RememberingTransport extends InProcessTransport implements EventTransport {
  readonly topic: TransportMessage[] = [];
  /** Awaited before every batch that is read again. */
  beforeBatch: (at: number) => Promise<void> = () => Promise.resolve();
  readonly history = {
    read: async (_topic: string, from: Positions, onBatch: (messages: readonly ReceivedMessage[], positions: Positions) => Promise<void>, signal?: AbortSignal): Promise<Positions> => {
      const end = this.topic.length;
      let at = Number(from['0'] ?? 0);
      while (at < end) {
        await this.beforeBatch(at);
        signal?.throwIfAborted();
        const batch = this.topic.slice(at, Math.min(at + 7, end));
        at += batch.length;
        await onBatch(batch, { 0: String(at) });
      }
      return { 0: String(at) };
    },
  };
}

/** An owner and a service that copies from it, each on a database of its own. */
export async function startPair<T extends EventTransport>(transport: T) {
  const tokens = new TestTokens();
  const jwks: TestJwks = await serveTestJwks(() => [tokens.publicJwk]);
  const identity = await startTestService(identityService, { transport, own: { IDENTITY_JWKS_URL: jwks.url } });
  const own = { IDENTITY_JWKS_URL: jwks.url, IDENTITY_SERVICE_URL: identity.url };
  const copier = await startTestService(communicationService, { transport, own });
  const admin = tokens.user('admin');
  const close = async () => {
    await copier.close();
    await identity.close();
    await transport.close();
    await jwks.close();
  };
  return { identity, copier, admin, own, close, transport };
}

export type Pair = Awaited<ReturnType<typeof startPair>>;

let seed = 7;
const random = (below: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};

export function stateOf(userId: string, version: number): UserState {
  return {
    ...{ userId, email: `u${version}-${userId}@example.org`, firstName: `First ${version}`, lastName: 'Last', role: 'student' },
    ...{ status: 'active', locale: 'en', timeZone: 'UTC', createdAt: '2026-01-01T00:00:00.000Z' },
  };
}

export const messageOf = (userId: string, version: number): TransportMessage =>
  createMessage(version === 1 ? identityUserCreatedV1 : identityUserUpdatedV1, { sequence: version, data: stateOf(userId, version) });

/** What identity would have stored. */
export async function store({ identity }: Pick<Pair, 'identity'>, userId: string, version: number): Promise<void> {
  const { email, firstName, lastName, role, status, locale, timeZone, createdAt } = stateOf(userId, version);
  await identity.database.admin`
    insert into identity.users (id, email, first_name, last_name, role, status, locale, time_zone, created_at, version)
    values (${userId}, ${email}, ${firstName}, ${lastName}, ${role}, ${status}, ${locale}, ${timeZone}, ${createdAt}, ${version})
    on conflict (id) do update set email = excluded.email, first_name = excluded.first_name, version = excluded.version`;
}

export async function compare({ copier, admin }: Pair, first = 200): Promise<Difference[]> {
  const differences: Difference[] = [];
  let after: string | null = null;
  do {
    const { data, errors }: GraphqlResult<{ communicationEvents: { compareProjection: { differences: Difference[]; next: string | null } } | null }> = await copier.graphql(
      `query ($after: ID, $first: Int!) { communicationEvents { compareProjection(name: "user-references", after: $after, first: $first) {
        differences { key kind ourVersion theirVersion fields { field ours theirs } } next } } }`,
      { after, first },
      admin,
    );
    if (!data?.communicationEvents) throw new Error(JSON.stringify(errors));
    differences.push(...data.communicationEvents.compareProjection.differences);
    after = data.communicationEvents.compareProjection.next;
  } while (after !== null);
  return differences;
}

export async function act<T>(service: Pick<TestService, 'graphql'>, { admin }: Pair, action: string): Promise<T> {
  const { data, errors } = await service.graphql<{ communicationEvents: T }>(`mutation { communicationEvents { ${action} } }`, {}, admin);
  if (!data?.communicationEvents) throw new Error(JSON.stringify(errors));
  return data.communicationEvents;
}

export const repair = async (pair: Pair, subjects: readonly string[]): Promise<string[]> => {
  const { repairProjection } = await act<{ repairProjection: { repaired: string[] } }>(
    pair.copier,
    pair,
    `repairProjection(name: "user-references", subjects: ${JSON.stringify(subjects)}, reason: "a test") { repaired }`,
  );
  return repairProjection.repaired;
};

export const beginRebuild = async (pair: Pair): Promise<Operation> =>
  (await act<{ rebuildProjection: Operation }>(pair.copier, pair, `rebuildProjection(name: "user-references", reason: "a test") { ${OPERATION} }`)).rebuildProjection;

export async function ended(pair: Pair, id: string, service: Pick<TestService, 'graphql'> = pair.copier): Promise<Operation> {
  return eventually(
    async () => {
      const { data } = await service.graphql<{ communicationEvents: { operation: Operation } }>(`{ communicationEvents { operation(id: "${id}") { ${OPERATION} } } }`, {}, pair.admin);
      const operation = data?.communicationEvents.operation;
      return operation && operation.status !== 'running' && operation;
    },
    { timeoutMs: 30_000 },
  );
}

export const rowsOf = ({ copier }: Pair) =>
  copier.database.admin<{ user_id: string; email: string; source_version: string }[]>`select user_id, email, source_version from communication.user_references order by user_id`;

/** Any mixture of events: some lost to the copy, some twice, in any order of accounts. @returns the accounts, with their versions. */
export async function mixture(pair: Pair, transport: { publish(batch: readonly TransportMessage[]): Promise<void>; topic?: TransportMessage[] }, accounts: number): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  const arriving: TransportMessage[] = [];
  for (let n = 0; n < accounts; n += 1) {
    const userId = newId();
    const version = 1 + random(5);
    versions.set(userId, version);
    await store(pair, userId, version);
    for (let v = 1; v <= version; v += 1) {
      const message = messageOf(userId, v);
      transport.topic?.push(message);
      if (random(3) > 0) arriving.push(message);
      if (random(4) === 0) arriving.splice(random(arriving.length + 1), 0, message);
    }
  }
  const half = Math.floor(arriving.length / 2);
  for (const batch of [arriving.slice(0, half), arriving.slice(half)]) await transport.publish(batch);
  await eventually(
    async () => {
      const [row] = await pair.copier.database.admin<{ n: number }[]>`select count(*)::int as n from communication.inbox where status = 'pending'`;
      return row?.n === 0;
    },
    { timeoutMs: 30_000 },
  );
  return versions;
}

export function expectEqual(rows: Awaited<ReturnType<typeof rowsOf>>, versions: ReadonlyMap<string, number>): void {
  const wanted = [...versions].map(([userId, version]) => ({ user_id: userId, email: stateOf(userId, version).email, source_version: String(version) }));
  expect(rows.map((row) => ({ ...row, source_version: String(row.source_version) }))).toEqual(wanted.sort((a, b) => (a.user_id < b.user_id ? -1 : 1)));
}
