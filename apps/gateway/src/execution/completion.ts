import type { Variables } from '../protections/operation-cost.js';

/** What became of a value: as it should be; null because of a problem that was told; or null where null is not allowed. */
export const FINE = 0;
export const IN_VAIN = 1;
export const NOT_ALLOWED = 2;

/** Told to clients as GraphQL tells errors. */
export interface Problem {
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly extensions: { readonly code: 'INVALID_GRAPHQL' };
}

/** The making of one answer out of what the subgraphs have answered. */
export class Completion {
  /** Where we are. */
  readonly path: (string | number)[] = [];
  readonly problems: Problem[] = [];
  /** Of the value that was completed last. */
  outcome: typeof FINE | typeof IN_VAIN | typeof NOT_ALLOWED = FINE;

  /** @param variables the client's, on top of what the operation itself gives */
  constructor(readonly variables: Variables) {}

  complain(message: string): void {
    this.problems.push({ message, path: [...this.path], extensions: { code: 'INVALID_GRAPHQL' } });
  }

  /** @param type of what is here @param parent the type of the object around it */
  here(type: string, parent: string): string {
    const last = this.path.at(-1);
    return typeof last === 'number' ? `array element of type ${type} at index ${last}` : `field ${parent}.${last ?? ''}`;
  }
}
