import type { EventOperationAction, EventOperationStatus } from '@edtech/messaging';

/** Who does something about events, and why. */
export interface Operator {
  /** The user id of an admin, or the id of a service account. */
  readonly actor: string;
  readonly reason: string;
}

/** How far an operation has come, and what it needs to go on from there. */
export interface OperationProgress {
  /** Units of its work that are done: events, rows. */
  readonly done: number;
  /** Units in all; null while nobody knows. */
  readonly total: number | null;
  /** The action's own: a filter, a cursor, offsets. JSON. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** What became of an operation after it had begun. */
export interface OperationStep extends Operator {
  readonly at: Date;
  readonly what: 'interrupted' | 'resumed';
}

/** What an operator did, or is doing, about a service's events. */
export interface Operation extends Operator, OperationProgress {
  readonly id: string;
  readonly action: EventOperationAction;
  /** An event's id, several, a filter, or the name of a projection. */
  readonly target: string;
  readonly status: EventOperationStatus;
  /** Who interrupted and resumed it since, and why. */
  readonly history: readonly OperationStep[];
  readonly error: string | null;
  readonly startedAt: Date;
  readonly updatedAt: Date;
  readonly finishedAt: Date | null;
}

/** What an operation of some length is to be begun with. */
export interface OperationRequest {
  readonly action: EventOperationAction;
  readonly target: string;
  readonly operator: Operator;
}

/** An operation while it runs, as its job sees it. */
export interface RunningOperation {
  readonly id: string;
  readonly target: string;
  /** The id of who began it. */
  readonly actor: string;
  /** As it was last committed. */
  readonly progress: OperationProgress;
  /** Aborted when it is interrupted or the service stops: what waits for something outside should end. */
  readonly signal: AbortSignal;
}
