import { isCompositeType, isListType, isNonNullType, type CompositeType, type ListType, type NamedType, type Schema, type Type } from '@apollo/federation-internals';
import { compileLeaf } from './compile-leaf.js';
import { FINE, IN_VAIN, NOT_ALLOWED, type Completion } from './completion.js';
import { isObject, type JsonObject } from './json.js';

/**
 * Turns one value of the subgraphs' answers into what the schema promises. Leaves the outcome in `completion`.
 *
 * @param before what another selection of the same field has made of it already; undefined for the first
 * @param parent the type of the object around it
 */
export type CompleteValue = (value: unknown, before: unknown, completion: Completion, parent: string) => unknown;

/** Fills an object of the answer. False where something is missing without which the object may not be. */
export type FillObject = (input: JsonObject, output: JsonObject, completion: Completion, type: string) => boolean;

/** How an object of the answer is made: empty, and filled. */
export interface CompiledObject {
  readonly empty: () => JsonObject;
  readonly fill: FillObject;
}

/** @param below what is selected of an object; undefined for scalars and enums */
export function compileValue(type: Type, below: CompiledObject | undefined, schema: Schema): CompleteValue {
  if (isNonNullType(type)) return completeNonNull(type.ofType as Type, below, schema);
  if (isListType(type)) return completeList(type, below, schema);
  if (isCompositeType(type)) {
    if (!below) throw new Error(`nothing is selected of the object type ${type.name}`);
    return completeObject(type, below, schema);
  }
  return completeLeaf(type as NamedType);
}

function completeNonNull(type: Type, below: CompiledObject | undefined, schema: Schema): CompleteValue {
  const complete = compileValue(type, below, schema);
  const name = type.toString();
  return (value, before, completion, parent) => {
    if (before === null) return unchanged(before, completion);
    const completed = complete(value, before, completion, parent);
    if (completed !== null) {
      completion.outcome = FINE;
      return completed;
    }
    if (completion.outcome === FINE) completion.complain(`Cannot return null for non-nullable ${completion.here(name, parent)}.`);
    completion.outcome = NOT_ALLOWED;
    return null;
  };
}

function completeList(type: ListType<Type>, below: CompiledObject | undefined, schema: Schema): CompleteValue {
  const complete = compileValue(type.ofType, below, schema);
  return (value, before, completion, parent) => {
    if (before === null || (before !== undefined && !below)) return unchanged(before, completion);
    if (value === null) return unchanged(null, completion);
    if (!Array.isArray(value)) throw new Error(`a subgraph has answered with something else than a list of type ${type.toString()}`);
    if (before !== undefined && (!Array.isArray(before) || before.length !== value.length)) throw new Error(`subgraphs do not agree about a list of type ${type.toString()}`);
    const known: readonly unknown[] | undefined = before;
    const completed: unknown[] = [];
    let outcome: Completion['outcome'] = FINE;
    for (let index = 0; index < value.length; index += 1) {
      completion.path.push(index);
      completed.push(complete(value[index], known?.[index], completion, parent));
      completion.path.pop();
      if (completion.outcome > outcome) outcome = completion.outcome;
    }
    completion.outcome = outcome === FINE ? FINE : IN_VAIN;
    return outcome === NOT_ALLOWED ? null : completed;
  };
}

function completeObject(type: CompositeType, { empty, fill }: CompiledObject, schema: Schema): CompleteValue {
  const { name } = type;
  return (value, before, completion, parent) => {
    if (before === null) return unchanged(before, completion);
    if (value === null) return unchanged(null, completion);
    if (!isObject(value)) throw new Error(`a subgraph has answered with something else than an object of type ${name}`);
    const { __typename: typename } = value;
    let actual = name;
    if (typename !== undefined && typename !== name) {
      if (typeof typename !== 'string') throw new Error(`a subgraph has answered with a __typename that is no text, for type ${name}`);
      if (typename !== '') {
        const known = schema.type(typename);
        if (!known || !isCompositeType(known)) {
          completion.complain(`Invalid __typename found for object at ${completion.here(name, parent)}.`);
          completion.outcome = IN_VAIN;
          return null;
        }
        actual = typename;
      }
    }
    const output = before === undefined ? empty() : (before as JsonObject);
    const whole = fill(value, output, completion, actual);
    completion.outcome = whole ? FINE : IN_VAIN;
    return whole ? output : null;
  };
}

function completeLeaf(type: NamedType): CompleteValue {
  const isValid = compileLeaf(type);
  return (value, before, completion, parent) => {
    completion.outcome = FINE;
    if (before !== undefined) return before;
    if (value === null || isValid(value)) return value;
    completion.complain(`Invalid value found for ${completion.here(type.name, parent)}.`);
    completion.outcome = IN_VAIN;
    return null;
  };
}

function unchanged(value: unknown, completion: Completion): unknown {
  completion.outcome = FINE;
  return value;
}
