import { DATABASE, type Database } from '@edtech/drizzle';
import { compareProjection, ErasedPeople, repairProjection, statesWithoutErased, versionsOf, type AggregateState, type Projection, type ProjectionDifference } from '@edtech/messaging';
import type { Caller } from '@edtech/service-client';
import { Inject, Injectable } from '@nestjs/common';
import type { Operation, Operator } from '../operations/operation.js';
import { Operations } from '../operations/operations.js';
import { OwnerStates } from './owner-states.js';
import { ProjectionRegistry } from './projection-registry.js';

export interface ComparedPage {
  /** How many aggregates of the owner were looked at. */
  readonly compared: number;
  readonly differences: readonly ProjectionDifference[];
  /** Where the next page begins; null behind the last one. */
  readonly next: string | null;
}

export interface Repaired {
  readonly operation: Operation;
  /** Keys of rows that say now what their owner says. */
  readonly keys: readonly string[];
}

/** Compares copies with their owners, and sets them right. */
@Injectable()
export class ProjectionDrift {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly registry: ProjectionRegistry,
    private readonly owners: OwnerStates,
    private readonly operations: Operations,
    private readonly erased: ErasedPeople,
  ) {}

  /** A page in the order of the owner's ids. @throws PROJECTION_NOT_FOUND, SERVICE_UNAVAILABLE */
  async compare(name: string, { first, after }: { first: number; after?: string }, caller: Caller): Promise<ComparedPage> {
    const projection = this.registry.find(name);
    const { states, next } = await this.owners.page(projection, { first, after }, caller);
    const range = { after, upTo: next ?? undefined };
    const differences = await this.differences(projection, states, { range });
    return { compared: states.length, differences, next };
  }

  /** Only these aggregates: to look again whether a difference was but an event on its way. @throws PROJECTION_NOT_FOUND, SERVICE_UNAVAILABLE */
  async compareThese(name: string, subjects: readonly string[], caller: Caller): Promise<ComparedPage> {
    const projection = this.registry.find(name);
    const states = await this.owners.of(projection, subjects, caller);
    const keys = projection.keyIsSubject ? subjects : undefined;
    return { compared: states.length, differences: await this.differences(projection, states, { keys }), next: null };
  }

  /** Who is erased here is nobody any more, also where the owner has not come to it yet. */
  private differences(projection: Projection, states: readonly AggregateState[], scope: Parameters<typeof compareProjection>[3]): Promise<ProjectionDifference[]> {
    return this.db.transaction(async (tx) => compareProjection(tx, projection, await statesWithoutErased(tx, this.erased, projection, states), scope));
  }

  /**
   * Sets rows to what their owner says, never over something newer. What follows from them is worked out in the
   * background, as part of the same operation.
   * @throws PROJECTION_NOT_FOUND, SERVICE_UNAVAILABLE, EVENT_OPERATION_RUNNING
   */
  async repair(name: string, subjects: readonly string[], operator: Operator, caller: Caller): Promise<Repaired> {
    const projection = this.registry.find(name);
    const keysOf = (states: Awaited<ReturnType<OwnerStates['of']>>) => states.flatMap((state) => projection.rowOf(state)?.key ?? []);
    // First what we have, then the owner: a version that we had before the owner was asked, and that it does not know, is none.
    const before = keysOf(await this.owners.of(projection, subjects, caller));
    const seen = await versionsOf(this.db, projection, [...new Set([...before, ...(projection.keyIsSubject ? subjects : [])])]);
    const states = await this.owners.of(projection, subjects, caller);
    const known = new Set(keysOf(states));
    const gone = projection.keyIsSubject ? subjects.filter((subject) => !known.has(subject)) : [];
    let keys: readonly string[] = [];
    const operation = await this.operations.begin({ action: 'repair', target: name, operator }, async (tx) => {
      const { written, removed, involved } = await repairProjection(tx, projection, await statesWithoutErased(tx, this.erased, projection, states), seen, gone);
      keys = [...written, ...removed];
      const finished = keys.length === 0 || !this.registry.isFollowed(name);
      return { done: keys.length, total: subjects.length, state: { involved, changed: keys.length > 0, keys }, finished };
    });
    return { operation, keys };
  }
}
