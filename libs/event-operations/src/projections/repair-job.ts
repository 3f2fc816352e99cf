import type { RunningOperation } from '../operations/operation.js';
import type { OperationJob, Work } from '../operations/operations.js';
import type { Following, ProjectionRegistry } from './projection-registry.js';

/** Goes on with repairs: works out what follows from the rows that were set right. */
export class RepairJob implements OperationJob {
  readonly action = 'repair';

  constructor(private readonly registry: ProjectionRegistry) {}

  run(operation: RunningOperation, commit: (work: Work) => Promise<void>): Promise<void> {
    return followToTheEnd(this.registry, operation, commit);
  }
}

/** Piece by piece; a piece whose progress is not noted any more is worked out again, which changes nothing. */
export async function followToTheEnd(registry: ProjectionRegistry, operation: RunningOperation, commit: (work: Work) => Promise<void>): Promise<void> {
  let left: Following | undefined = followingOf(operation.progress.state);
  while (left) {
    if (operation.signal.aborted) throw operation.signal.reason;
    left = await registry.followSome(operation.target, left);
    const { done, total, state } = operation.progress;
    const next = left;
    await commit(async () => ({ done, total, state: { ...state, ...(next ?? { involved: [], changed: false }) }, finished: next === undefined }));
  }
}

function followingOf({ involved, changed }: Readonly<Record<string, unknown>>): Following {
  // Written by this service in the transaction of the change.
  return { involved: Array.isArray(involved) ? involved.map(String) : [], changed: changed === true };
}
