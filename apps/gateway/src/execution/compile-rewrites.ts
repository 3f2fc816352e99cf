import type { FetchDataRewrite } from '@apollo/query-planner';
import { give, isObject, ownOf, type JsonObject } from './json.js';
import type { PossibleTypes } from './possible-types.js';

/** Changes what is sent to a subgraph, or what it has answered, where the plan had to name things otherwise there. */
export type Rewrite = (value: unknown) => void;

const ON_TYPE = '... on ';

/** @returns undefined where there is nothing to be rewritten */
export function compileRewrites(rewrites: readonly FetchDataRewrite[] | undefined, types: PossibleTypes): Rewrite | undefined {
  if (!rewrites || rewrites.length === 0) return undefined;
  const each = rewrites.map((rewrite) => atPath(rewrite.path.slice(0, -1), changeOf(rewrite), types));
  return (value) => each.forEach((apply) => apply(value));
}

function changeOf(rewrite: FetchDataRewrite): (object: JsonObject) => void {
  const name = rewrite.path.at(-1);
  if (name === undefined) return () => undefined;
  if (rewrite.kind === 'ValueSetter') return (object) => give(object, name, rewrite.setValueTo);
  return (object) => {
    const value = ownOf(object, name);
    if (!value) return;
    give(object, rewrite.renameKeyTo, value);
    give(object, name, undefined);
  };
}

function atPath([first, ...rest]: readonly string[], change: (object: JsonObject) => void, types: PossibleTypes): Rewrite {
  const below = first === undefined ? undefined : atPath(rest, change, types);
  const possible = first?.startsWith(ON_TYPE) ? types.of(first.slice(ON_TYPE.length)) : undefined;
  const apply: Rewrite = (value) => {
    if (Array.isArray(value)) return value.forEach(apply);
    if (!isObject(value)) return;
    if (first === undefined || !below) return change(value);
    if (!possible) return below(ownOf(value, first));
    // An object that does not say what it is, is what was asked for.
    const { __typename: typename } = value;
    if (!typename || possible.has(String(typename))) below(value);
  };
  return apply;
}
