import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { give, isObject, ownOf, type JsonObject } from './json.js';
import { mergeAnswer } from './merge-answer.js';
import type { PossibleTypes } from './possible-types.js';

/** What a subgraph is told of an object so that it knows which one is meant; null where the object does not have it all. */
export type Represent = (object: JsonObject) => JsonObject | null;

type Part = (object: JsonObject, into: JsonObject) => boolean;

/** @param types of the whole supergraph, what clients do not see included */
export function compileRepresentation(selections: readonly QueryPlanSelectionNode[], types: PossibleTypes): Represent {
  const parts = selections.map((selection) => partOf(selection, types));
  return (object) => {
    const representation: JsonObject = {};
    for (const part of parts) if (!part(object, representation)) return null;
    return representation;
  };
}

function partOf(selection: QueryPlanSelectionNode, types: PossibleTypes): Part {
  if (selection.kind === 'InlineFragment') {
    const { typeCondition } = selection;
    if (typeCondition === undefined) return () => true;
    const possible = types.of(typeCondition);
    const represent = compileRepresentation(selection.selections, types);
    return (object, into) => {
      // Of an object that does not say what it is nothing is known.
      if (typeof object.__typename === 'string' && possible.has(object.__typename)) mergeAnswer(into, represent(object));
      return true;
    };
  }
  const name = selection.alias ?? selection.name;
  const below = selection.selections && compileRepresentation(selection.selections, types);
  const copy = (value: unknown): unknown => (below && isObject(value) ? below(value) : value);
  return (object, into) => {
    const value = ownOf(object, name);
    if (value === undefined) return false;
    give(into, name, Array.isArray(value) ? value.map(copy) : copy(value));
    return true;
  };
}
