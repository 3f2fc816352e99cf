import { diffSchemas } from './diff-schemas.js';
import type { Release, ReleasedEvent } from './release.js';

/** One difference between two states of the contracts. */
export interface ContractChange {
  /** The event's type. */
  readonly type: string;
  /** In words: `price.currency was removed`. */
  readonly what: string;
  /** A published version is frozen but for new optional fields: anything else needs a new version of the event. */
  readonly breaking: boolean;
}

/** Every difference between what was published and what would be. */
export function compareReleases(before: Release, after: Release): ContractChange[] {
  const types = [...new Set([...Object.keys(before.events), ...Object.keys(after.events)])].sort();
  return types.flatMap((type) => {
    const [was, is] = [before.events[type], after.events[type]];
    if (!was) return [{ type, what: 'is new', breaking: false }];
    if (!is) return [{ type, what: 'was removed', breaking: true }];
    return compareEvents(was, is).map((change) => ({ type, ...change }));
  });
}

function compareEvents(was: ReleasedEvent, is: ReleasedEvent): Omit<ContractChange, 'type'>[] {
  const moved = (['topic', 'owner', 'subject'] as const).filter((name) => was[name] !== is[name]);
  return [
    ...moved.map((name) => ({ what: `its ${name} was ${was[name]} and is now ${is[name]}`, breaking: true })),
    ...diffSchemas(was.schema, is.schema).map(({ field, what, breaking }) => ({ what: `${field || 'its data'} ${what}`, breaking })),
  ];
}
