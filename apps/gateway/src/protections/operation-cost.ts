import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** What is assumed of a list that says nothing about its length. */
const USUAL_LENGTH = 10;
/** A mutation is a transaction and its events. */
const MUTATION = 10;
/** How lists are asked for by length. */
const LENGTHS: ReadonlySet<string> = new Set(['first', 'last', 'limit']);

/** Types that are one page of a longer list. */
const PAGES = /(Connection|Page|Comparison)$/;

/** How long a list is: known from the text, or once the variables are there. */
type Length = number | { readonly variable: string; readonly otherwise: number };

interface Estimate {
  /** What does not depend on variables. */
  readonly fixed: number;
  readonly parts: readonly { readonly length: Length; readonly of: Estimate }[];
}

/**
 * What an operation makes the services do, estimated from its text and variables: 1 for each object (10 for a
 * mutation), times the length of each list around it: what `first`, `last` or `limit` asks for, the number of ids that it
 * is asked by, or else 10. Scalars are free.
 *
 * The estimate is made once for a document; asking it again for other variables is cheap.
 *
 * @param document valid for the schema, its shape within its limits
 */
export function operationCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): (variables: Variables) => number {
  const root = schema.getRootType(operation.operation);
  if (!root) return () => 1;
  const defaults = new Map((operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) => (defaultValue ? [[variable.name.value, defaultValue] as const] : [])));
  const estimate = new Estimator(schema, document, defaults).selections(operation.selectionSet, root, operation.operation === 'mutation' ? MUTATION : 1);
  if (estimate.parts.length === 0) return () => Math.max(1, estimate.fixed);
  return (variables) => Math.max(1, evaluate(estimate, variables));
}

function evaluate({ fixed, parts }: Estimate, variables: Variables): number {
  let cost = fixed;
  for (const { length, of } of parts) cost += (typeof length === 'number' ? length : lengthOf(variables[length.variable], length.otherwise)) * evaluate(of, variables);
  return cost;
}

/** What a variable says; of what is no length, or below zero, the service will complain. */
function lengthOf(value: unknown, otherwise: number): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : otherwise;
}

class Estimator {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly known = new Map<string, Estimate>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly defaults: ReadonlyMap<string, ValueNode>,
  ) {
    for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  selections({ selections }: SelectionSetNode, parent: GraphQLCompositeType, perObject: number): Estimate {
    const all = selections.map((selection): Estimate => {
      if (selection.kind === Kind.FIELD) return this.field(selection, parent, perObject);
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.selections(selection.selectionSet, this.typeNamed(selection.typeCondition?.name.value) ?? parent, perObject);
      return this.fragment(selection.name.value, parent, perObject);
    });
    return sum(all);
  }

  private fragment(name: string, parent: GraphQLCompositeType, perObject: number): Estimate {
    const known = this.known.get(name);
    if (known) return known;
    const definition = this.fragments.get(name);
    if (!definition) return NOTHING;
    const estimate = this.selections(definition.selectionSet, this.typeNamed(definition.typeCondition.name.value) ?? parent, perObject);
    this.known.set(name, estimate);
    return estimate;
  }

  private field(node: FieldNode, parent: GraphQLCompositeType, perObject: number): Estimate {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return NOTHING;
    const field = parent.getFields()[node.name.value];
    // `__schema` and `__type` are the gateway's own, and bounded by validation.
    if (!field) return NOTHING;
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return perObject > 1 ? { fixed: perObject, parts: [] } : NOTHING;
    const below = this.selections(node.selectionSet, type, 1);
    return times(this.length(node, field, parent), { fixed: below.fixed + perObject, parts: below.parts });
  }

  /** A page is as long as it is asked to be: its `edges`, `nodes` or whatever else it lists do not count again. */
  private length(node: FieldNode, field: GraphQLField<unknown, unknown>, parent: GraphQLCompositeType): Length {
    const list = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    if (list && PAGES.test(parent.name)) return 1;
    for (const argument of field.args) {
      if (!LENGTHS.has(argument.name) && !(list && isListArgument(argument))) continue;
      const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
      const length = given ? this.lengthGiven(given, argument) : lengthByDefault(argument);
      if (length !== undefined) return length;
    }
    return list || getNamedType(field.type).name.endsWith('Connection') ? USUAL_LENGTH : 1;
  }

  private lengthGiven(value: ValueNode, argument: GraphQLArgument): Length | undefined {
    if (value.kind !== Kind.VARIABLE) return literalLength(value);
    const variable = value.name.value;
    const byDefault = this.defaults.get(variable);
    return { variable, otherwise: (byDefault && literalLength(byDefault)) ?? lengthByDefault(argument) ?? USUAL_LENGTH };
  }

  private typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

const NOTHING: Estimate = { fixed: 0, parts: [] };

function literalLength(value: ValueNode): number | undefined {
  if (value.kind === Kind.LIST) return value.values.length;
  return value.kind === Kind.INT ? Math.max(0, Number(value.value)) : undefined;
}

function lengthByDefault({ defaultValue }: GraphQLArgument): number | undefined {
  return typeof defaultValue === 'number' ? defaultValue : undefined;
}

const isListArgument = ({ type }: GraphQLArgument): boolean => isListType(isNonNullType(type) ? type.ofType : type);

function sum(estimates: readonly Estimate[]): Estimate {
  return { fixed: estimates.reduce((total, { fixed }) => total + fixed, 0), parts: estimates.flatMap(({ parts }) => parts) };
}

/** Multiplied now where the length is known and nothing below depends on variables. */
function times(length: Length, of: Estimate): Estimate {
  if (length === 1) return of;
  return typeof length === 'number' && of.parts.length === 0 ? { fixed: length * of.fixed, parts: [] } : { fixed: 0, parts: [{ length, of }] };
}
