import { isObjectType, Variable, type FieldSelection, type Operation, type Schema, type Selection, type SelectionSet } from '@apollo/federation-internals';
import type { Variables } from '../protections/operation-cost.js';
import type { CompiledIntrospection } from './compile-introspection.js';
import { compileValue, type CompiledObject, type FillObject } from './compile-value.js';
import { Completion, NOT_ALLOWED, type Problem } from './completion.js';
import { isInherited, ownOf, reading, type JsonObject } from './json.js';
import type { PossibleTypes } from './possible-types.js';

/** The answer as the client asked for it: its fields, in its order, under its names, of the types that the schema promises. */
export type CompleteAnswer = (input: JsonObject, variables: Variables) => { readonly data: JsonObject | null; readonly problems: readonly Problem[] };

export interface AnswerParts {
  /** What clients see. */
  readonly schema: Schema;
  readonly types: PossibleTypes;
  readonly introspection: (field: FieldSelection) => CompiledIntrospection;
}

/** @throws never, but what is compiled throws where a subgraph's answer has another form than the schema's */
export function compileAnswer(operation: Operation, parts: AnswerParts): CompleteAnswer {
  const root = operation.selectionSet.parentType.name;
  const { empty, fill } = new AnswerCompiler(parts, emptyObjectFor(operation.selectionSet)).objectOf(operation.selectionSet);
  const defaults: Variables = operation.collectDefaultedVariableValues();
  const hasDefaults = Object.keys(defaults).length > 0;
  return (input, variables) => {
    const completion = new Completion(hasDefaults ? { ...defaults, ...variables } : variables);
    const data = empty();
    return { data: fill(input, data, completion, root) ? data : null, problems: completion.problems };
  };
}

class AnswerCompiler {
  /** A fragment that is spread at many places is compiled once. */
  private readonly objects = new Map<SelectionSet, CompiledObject>();

  constructor(
    private readonly parts: AnswerParts,
    private readonly empty: () => JsonObject,
  ) {}

  objectOf(selectionSet: SelectionSet): CompiledObject {
    const known = this.objects.get(selectionSet);
    if (known) return known;
    const fills = selectionSet.selections().map((selection) => this.compileSelection(selection));
    const fill: FillObject = (input, output, completion, type) => {
      for (const each of fills) if (!each(input, output, completion, type)) return false;
      return true;
    };
    const compiled = { empty: this.empty, fill };
    this.objects.set(selectionSet, compiled);
    return compiled;
  }

  private compileSelection(selection: Selection): FillObject {
    const fill = selection.kind === 'FieldSelection' ? this.compileField(selection) : this.compileFragment(selection.selectionSet, selection.element.typeCondition?.name);
    const { schema } = this.parts;
    const [skip] = selection.element.appliedDirectivesOf(schema.skipDirective()).map(conditionOf);
    const [include] = selection.element.appliedDirectivesOf(schema.includeDirective()).map(conditionOf);
    if (!skip && !include) return fill;
    return (input, output, completion, type) => {
      const left = skip?.(completion.variables) === true || include?.(completion.variables) === false;
      return left || fill(input, output, completion, type);
    };
  }

  private compileFragment(selectionSet: SelectionSet, condition: string | undefined): FillObject {
    const { fill } = this.objectOf(selectionSet);
    if (condition === undefined) return fill;
    const possible = this.parts.types.of(condition);
    return (input, output, completion, type) => {
      const { __typename: typename } = input;
      const actual = typename ? String(typename) : type;
      return !possible.has(actual) || fill(input, output, completion, condition);
    };
  }

  private compileField(selection: FieldSelection): FillObject {
    const { element } = selection;
    const name = element.responseName();
    if (element.definition.isSchemaIntrospectionField()) {
      const introspect = this.parts.introspection(selection);
      return (_input, output, { variables }) => {
        if (output[name] === undefined) output[name] = introspect(variables);
        return true;
      };
    }
    if (element.name === '__typename') return this.compileTypename(name);
    const read = reading(name);
    const below = selection.selectionSet && this.objectOf(selection.selectionSet);
    const { type: fieldType } = element.definition;
    if (!fieldType) throw new Error(`the field ${name} has no type`);
    const complete = compileValue(fieldType, below, this.parts.schema);
    return (input, output, completion, type) => {
      completion.path.push(name);
      output[name] = complete(read(input) ?? null, output[name], completion, type);
      completion.path.pop();
      return completion.outcome !== NOT_ALLOWED;
    };
  }

  private compileTypename(name: string): FillObject {
    const { schema } = this.parts;
    return (input, output, _completion, type) => {
      if (output[name] !== undefined) return true;
      const told = ownOf(input, name) ?? input.__typename;
      const actual = typeof told === 'string' && schema.type(told) ? told : type;
      const known = schema.type(actual);
      if (!known || !isObjectType(known)) return false;
      output[name] = actual;
      return true;
    };
  }
}

function conditionOf(directive: { arguments(): Readonly<{ if: boolean | Variable }> }): (variables: Variables) => boolean {
  const { if: decides } = directive.arguments();
  if (!(decides instanceof Variable)) return () => decides;
  const { name } = decides;
  return (variables) => {
    const value = ownOf(variables, name);
    if (typeof value !== 'boolean') throw new Error(`the variable $${name} decides what is answered, and is neither true nor false`);
    return value;
  };
}

/** An object that has nothing of its own yet must have nothing at all under the names that the client has chosen: only then are objects without a prototype needed, which are slow. */
function emptyObjectFor(selectionSet: SelectionSet): () => JsonObject {
  return namesIn(selectionSet, new Set()).some(isInherited) ? () => Object.create(null) as JsonObject : () => ({});
}

function namesIn(selectionSet: SelectionSet, seen: Set<SelectionSet>): string[] {
  if (seen.has(selectionSet)) return [];
  seen.add(selectionSet);
  return selectionSet.selections().flatMap((selection) => {
    const below = selection.selectionSet ? namesIn(selection.selectionSet, seen) : [];
    return selection.kind === 'FieldSelection' ? [selection.element.responseName(), ...below] : below;
  });
}
