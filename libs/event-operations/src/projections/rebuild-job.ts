import type { Database, Transaction } from '@edtech/drizzle';
import {
  isMalformed,
  ProjectionShadow,
  speakableError,
  type EventTransport,
  type MessagingTables,
  type Positions,
  type Projection,
  type ReceivedMessage,
  type SeenVersion,
  type TopicHistory,
} from '@edtech/messaging';
import { sql } from 'drizzle-orm';
import type { Operation, Operator, RunningOperation } from '../operations/operation.js';
import type { OperationJob, Operations, Work } from '../operations/operations.js';
import { followToTheEnd } from './repair-job.js';
import { PAGE_OF_STATES, type OwnerStates } from './owner-states.js';
import type { ProjectionRegistry } from './projection-registry.js';

type Commit = (work: Work) => Promise<void>;

/** Writers wait behind a lock that is asked for: not longer than this, then they go first and it is tried again. */
const SWAP_LOCK_MS = 2_000;
const SWAP_ATTEMPTS = 15;
const LOCK_NOT_AVAILABLE = '55P03';

interface RebuildState extends Record<string, unknown> {
  /** Where the reading of the topic, or of the owner's states, goes on. */
  readonly positions: Positions;
  readonly after: string | null;
  /** Events that cannot be read: they would not have been applied either. */
  readonly unreadable: number;
  /** Whether the shadow has taken the table's place: from then on only what follows from it is left. */
  readonly swapped: boolean;
}

const BEGINNING: RebuildState = { positions: {}, after: null, unreadable: 0, swapped: false };

/**
 * Builds a projection anew, from its topic's beginning where the transport keeps what was published, else from what the
 * owner says: into a shadow, which then takes the table's place. Events are applied to the table as ever meanwhile.
 */
export class RebuildJob implements OperationJob {
  readonly action = 'rebuild';

  constructor(
    private readonly parts: {
      readonly service: string;
      readonly db: Database;
      readonly tables: MessagingTables;
      readonly transport: EventTransport;
      readonly registry: ProjectionRegistry;
      readonly owners: OwnerStates;
      readonly operations: Operations;
    },
  ) {}

  /** @throws PROJECTION_NOT_FOUND, EVENT_OPERATION_RUNNING */
  async begin(name: string, operator: Operator): Promise<Operation> {
    const { registry, operations, transport, service } = this.parts;
    const projection = registry.find(name);
    // Only for showing progress: a broker that does not say leaves the total unknown.
    const behind = transport.history && (await transport.lag(`${service}-rebuild`, [projection.topic]).catch(() => undefined));
    const total = behind?.[0]?.behind ?? null;
    return operations.begin({ action: 'rebuild', target: name, operator }, async (tx) => {
      // Of one that was given up.
      await this.shadowOf(projection).clear(tx);
      return { done: 0, total, state: BEGINNING };
    });
  }

  async run(operation: RunningOperation, commit: Commit): Promise<void> {
    const { registry, transport } = this.parts;
    const projection = registry.find(operation.target);
    if (!stateOf(operation).swapped) {
      const { history } = transport;
      const explain = history ? await this.readTopic(projection, history, operation, commit) : await this.readOwner(projection, operation, commit);
      const unexplained = await this.shadowOf(projection).findUnexplained(this.parts.db);
      await explain(unexplained);
      await this.swap(projection, unexplained, operation, commit);
    }
    await followToTheEnd(registry, operation, commit);
  }

  /** @returns reads on to the topic's end as of then, which explains every row that was there before. */
  private async readTopic(projection: Projection, history: TopicHistory, operation: RunningOperation, commit: Commit) {
    const read = async () => {
      await history.read(
        projection.topic,
        stateOf(operation).positions,
        async (messages, positions) => {
          const { states, unreadable } = statesIn(projection, messages);
          await commit(async (tx) => {
            await this.shadowOf(projection).fold(tx, states);
            const state = stateOf(operation);
            return progressOf(operation, messages.length, { ...state, positions, unreadable: state.unreadable + unreadable });
          });
        },
        operation.signal,
      );
    };
    await read();
    return read;
  }

  /** @returns asks the owner once more about rows that its pages do not explain. */
  private async readOwner(projection: Projection, operation: RunningOperation, commit: Commit) {
    const { owners } = this.parts;
    for (;;) {
      const after = stateOf(operation).after ?? undefined;
      const { states, next } = await owners.page(projection, { first: PAGE_OF_STATES, after }, owners.operator);
      await commit(async (tx) => {
        await this.shadowOf(projection).fold(tx, states);
        return progressOf(operation, states.length, { ...stateOf(operation), after: next ?? after ?? null });
      });
      if (next === null) break;
    }
    return async (unexplained: readonly SeenVersion[]) => {
      const states = await owners.of(projection, projection.keyIsSubject ? unexplained.map(({ key }) => key) : [], owners.operator);
      await commit(async (tx) => {
        await this.shadowOf(projection).fold(tx, states);
        return progressOf(operation, 0, stateOf(operation));
      });
    };
  }

  private async swap(projection: Projection, unexplained: readonly SeenVersion[], operation: RunningOperation, commit: Commit): Promise<void> {
    const swap = async (tx: Transaction) => {
      await tx.execute(sql`select set_config('lock_timeout', ${`${SWAP_LOCK_MS}ms`}, true)`);
      const { written, removed, involved } = await this.shadowOf(projection).swap(tx, unexplained);
      const state = { ...stateOf(operation), swapped: true, changed: written.length + removed.length > 0, involved, written: written.length, removed: removed.length };
      return progressOf(operation, 0, state);
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await commit(swap);
      } catch (error) {
        if (attempt === SWAP_ATTEMPTS || !isLockTimeout(error)) throw error;
      }
    }
  }

  private shadowOf(projection: Projection): ProjectionShadow {
    return new ProjectionShadow(projection, this.parts.tables);
  }
}

/** What a topic's messages say of the aggregates that are copied. */
function statesIn(projection: Projection, messages: readonly ReceivedMessage[]) {
  const read = messages.map((message) => (isMalformed(message) ? undefined : projection.stateIn(message)));
  const states = read.filter((state) => state !== undefined && state !== 'unreadable');
  return { states, unreadable: read.filter((state) => state === 'unreadable').length };
}

function progressOf({ progress: { done, total } }: RunningOperation, more: number, state: RebuildState) {
  // Events go on being published while the topic is read.
  return { done: done + more, total: total === null ? null : Math.max(total, done + more), state };
}

/** As this job wrote it. */
function stateOf({ progress: { state } }: RunningOperation): RebuildState {
  return { ...BEGINNING, ...state };
}

function isLockTimeout(error: unknown): boolean {
  const cause = speakableError(error);
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE;
}
