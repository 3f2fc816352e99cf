/** What an operation is asked for. */
export const OPERATION_FIELDS = 'id action target actor reason status done total error history { what at actor reason } startedAt updatedAt finishedAt';

/** What an operator did about a service's events, as GraphQL tells it. */
export interface Operation {
  readonly id: string;
  readonly action: 'replay' | 'drop' | 'rebuild' | 'repair';
  readonly target: string;
  readonly actor: string;
  readonly reason: string;
  readonly status: 'running' | 'done' | 'interrupted' | 'failed';
  readonly done: number;
  readonly total: number | null;
  readonly error: string | null;
  readonly history: readonly { readonly what: string; readonly at: string; readonly actor: string; readonly reason: string }[];
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly finishedAt: string | null;
}
