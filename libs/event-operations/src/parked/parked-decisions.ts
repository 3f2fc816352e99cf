import type { Transaction } from '@edtech/drizzle';
import { badUserInput } from '@edtech/graphql';
import { ParkedEvents, type ParkedDecision, type ParkedFilter } from '@edtech/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Operation, OperationProgress, Operator } from '../operations/operation.js';
import { Operations } from '../operations/operations.js';
import { eventNotParked, eventNotReplayable } from './parked.errors.js';

/** Events per transaction: what is replayed becomes work of the inbox at once, and no transaction grows long. */
const BATCH = 500;

/** What an operator means: events by their ids, or all that are parked now and fit the filter. */
export interface ParkedSelection extends ParkedFilter {
  readonly ids?: readonly string[];
}

/** Replaying and dropping of parked events, each recorded with who did it and why. */
@Injectable()
export class ParkedDecisions implements OnModuleInit {
  constructor(
    private readonly parked: ParkedEvents,
    private readonly operations: Operations,
  ) {}

  onModuleInit(): void {
    for (const action of ['replay', 'drop'] as const) {
      this.operations.register({
        action,
        run: async (operation, commit) => {
          let finished = false;
          while (!finished) {
            await commit(async (tx) => {
              const reached = await this.nextBatch(tx, action, operation.progress);
              finished = reached.finished;
              return reached;
            });
            this.parked.wake();
          }
        },
      });
    }
  }

  /**
   * @returns the record of it: done, or running when there are many.
   * @throws BAD_USER_INPUT, EVENT_NOT_PARKED, EVENT_NOT_REPLAYABLE, EVENT_OPERATION_RUNNING; then nothing was done.
   */
  async decide(action: ParkedDecision, { ids, ...filter }: ParkedSelection, operator: Operator): Promise<Operation> {
    checkSelection(ids, filter);
    const operation = ids
      ? await this.operations.begin({ action, target: ids.join(' '), operator }, (tx) => this.decideNamed(tx, action, ids))
      : await this.operations.begin({ action, target: describe(filter), operator }, (tx) => this.decideFirst(tx, action, filter));
    this.parked.wake();
    return operation;
  }

  private async decideNamed(tx: Transaction, action: ParkedDecision, eventIds: readonly string[]) {
    const found = await this.parked.decide(tx, action, eventIds);
    const missing = eventIds.filter((id) => !found.some(({ eventId }) => eventId === id.toLowerCase()));
    if (missing.length > 0) throw eventNotParked({ eventIds: missing });
    const unreadable = found.filter(({ readable }) => !readable);
    if (action === 'replay' && unreadable.length > 0) throw eventNotReplayable({ eventIds: unreadable.map(({ eventId }) => eventId) });
    return { done: found.length, total: found.length, state: {}, finished: true };
  }

  private async decideFirst(tx: Transaction, action: ParkedDecision, filter: ParkedFilter) {
    const { count, upTo } = await this.parked.survey(tx, action, filter);
    return this.nextBatch(tx, action, { done: 0, total: count, state: { ...filter, after: '0', upTo } });
  }

  /**
   * Each event is met once: those that are replayed and parked again stay below the position that was reached, and what
   * is parked later above the last of those that were meant.
   */
  private async nextBatch(tx: Transaction, action: ParkedDecision, { done, total, state }: OperationProgress) {
    const upTo = String(state['upTo']);
    let after = String(state['after']);
    let batch = 0;
    let finished = false;
    while (!finished && batch < BATCH) {
      const decided = await this.parked.decideNext(tx, action, { filter: filterOf(state), after, upTo }, BATCH - batch);
      ({ after } = decided);
      batch += decided.count;
      finished = decided.count === 0;
    }
    return { done: done + batch, total, state: { ...state, after }, finished };
  }
}

function checkSelection(ids: readonly string[] | undefined, filter: ParkedFilter): void {
  const { type, receivedAfter, receivedBefore } = filter;
  const filtered = type !== undefined || receivedAfter !== undefined || receivedBefore !== undefined;
  if (ids && filtered) throw badUserInput({ fields: [{ field: 'ids', rule: 'idsOrFilter', message: 'give ids, or a type and times, not both' }] });
  if (!ids && !filtered) throw badUserInput({ fields: [{ field: 'ids', rule: 'idsOrFilter', message: 'give ids, or a type or a time' }] });
  checkTimes(filter);
}

/** @throws BAD_USER_INPUT when there is no time between the two. */
export function checkTimes({ receivedAfter, receivedBefore }: ParkedFilter): void {
  if (receivedAfter === undefined || receivedBefore === undefined || receivedAfter < receivedBefore) return;
  throw badUserInput({ fields: [{ field: 'receivedBefore', rule: 'isAfter', message: 'receivedBefore must be later than receivedAfter' }] });
}

function describe({ type, receivedAfter, receivedBefore }: ParkedFilter): string {
  return [
    ...(type === undefined ? [] : [`type ${type}`]),
    ...(receivedAfter === undefined ? [] : [`received from ${receivedAfter.toISOString()}`]),
    ...(receivedBefore === undefined ? [] : [`received before ${receivedBefore.toISOString()}`]),
  ].join(', ');
}

/** As `decideFirst` has put it into the record, where times are texts. */
function filterOf({ type, receivedAfter, receivedBefore }: OperationProgress['state']): ParkedFilter {
  const moment = (value: unknown) => (value === undefined ? undefined : new Date(String(value)));
  return { type: type === undefined ? undefined : String(type), receivedAfter: moment(receivedAfter), receivedBefore: moment(receivedBefore) };
}
