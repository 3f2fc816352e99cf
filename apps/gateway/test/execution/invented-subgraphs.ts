import { Supergraph } from '@apollo/federation-internals';
import {
  execute,
  getNamedType,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLFormattedError,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** The same number for the same text, and another for another. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  // The last characters are to count as much as the first.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** What is wrong with the subgraphs; shares are out of a hundred. */
export interface Faults {
  /** Another seed, other answers. */
  readonly seed: number;
  /** Of nullable values. */
  readonly nulls: number;
  /** Of fields that throw. */
  readonly errors: number;
  /** Of values that are not what the schema says: null where that is not allowed, texts for numbers, fields left out, types that nobody knows. */
  readonly lies: number;
  /** Who does not answer at all. */
  readonly silent: readonly string[];
}

export interface InventedAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

interface Thing {
  readonly __typename: string;
  readonly $id: string;
  readonly [given: string]: unknown;
}

/** So few things are there that the same one is met again and again. */
const THINGS = 5;

/**
 * Subgraphs that answer whatever their part of a supergraph allows. Each value follows from what it is a value of, so that it is the same
 * however often, together with whatever and in whichever order it is asked for.
 */
export class InventedSubgraphs {
  readonly names: readonly string[];
  asked = 0;
  private readonly schemas: ReadonlyMap<string, GraphQLSchema>;
  private readonly documents = new Map<string, DocumentNode>();

  constructor(sdl: string) {
    const subgraphs = Supergraph.build(sdl).subgraphs().values();
    this.schemas = new Map(subgraphs.map(({ name, schema }) => [name, schema.toGraphQLJSSchema()]));
    this.names = [...this.schemas.keys()];
  }

  /** As JSON would bring it. */
  async ask(name: string, text: string, variables: Readonly<Record<string, unknown>>, faults: Faults): Promise<InventedAnswer> {
    this.asked += 1;
    const schema = this.schemas.get(name);
    if (!schema) throw new Error(`there is no subgraph ${name}`);
    let document = this.documents.get(text);
    if (!document) this.documents.set(text, (document = parse(text)));
    const answer: ExecutionResult = await execute({ schema, document, variableValues: variables, fieldResolver: inventing(faults), rootValue: { __typename: '', $id: 'root' } });
    const plain = JSON.parse(JSON.stringify(answer)) as InventedAnswer;
    if (plain.data && faults.lies > 0) {
      const { _entities: entities, ...roots } = plain.data;
      const representations = Array.isArray(variables.representations) ? (variables.representations as unknown[]) : [];
      if (Array.isArray(entities)) entities.forEach((entity, index) => lie(entity, faults, `${name} ${JSON.stringify(representations[index])}`));
      else lie(roots, faults, name, plain.data);
    }
    return plain;
  }
}

function inventing(faults: Faults): GraphQLFieldResolver<Thing, unknown> {
  return (source, parameters, _context, { fieldName, returnType, schema }) => {
    if (fieldName === '_entities') return (parameters as { representations: readonly Record<string, unknown>[] }).representations.map((representation) => entityOf(representation, faults));
    if (Object.hasOwn(source, fieldName)) return source[fieldName];
    const about = `${faults.seed} ${source.$id} ${fieldName} ${JSON.stringify(parameters)}`;
    if (numberOf(`error ${about}`) % 100 < faults.errors) {
      throw new GraphQLError(`no ${fieldName} of ${source.$id}`, { extensions: numberOf(about) % 3 === 0 ? {} : { code: 'NOT_TODAY', kind: 'conflict', details: { field: fieldName } } });
    }
    return valueOf(returnType, about, fieldName, source, schema, faults);
  };
}

function entityOf(representation: Readonly<Record<string, unknown>>, { seed, nulls }: Faults): Thing | null {
  const key = representation.id ?? representation.upc ?? JSON.stringify(representation);
  if (numberOf(`entity ${seed} ${String(key)}`) % 200 < nulls) return null;
  return { ...representation, __typename: String(representation.__typename), $id: `thing ${String(key)}` };
}

function valueOf(type: GraphQLOutputType, about: string, field: string, source: Thing, schema: GraphQLSchema, faults: Faults): unknown {
  const number = numberOf(about);
  if (!isNonNullType(type) && numberOf(`null ${about}`) % 100 < faults.nulls) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) return Array.from({ length: number % 4 }, (_, index) => valueOf(nullable.ofType as GraphQLOutputType, `${about} ${index}`, field, source, schema, faults));
  const named = getNamedType(nullable);
  if (field === 'id' || field === 'upc') return source.$id.replace('thing ', '');
  if (isObjectType(named)) return thingOf(named.name, number);
  if (isAbstractType(named)) {
    const possible = schema.getPossibleTypes(named);
    return thingOf(possible[number % possible.length]?.name ?? '', number >>> 8);
  }
  return leafOf(named, number, field);
}

const thingOf = (__typename: string, number: number): Thing => ({ __typename, $id: `thing ${number % THINGS}` });

function leafOf(type: GraphQLNamedType, number: number, field: string): unknown {
  if (isEnumType(type)) return type.getValues()[number % type.getValues().length]?.value as unknown;
  switch (type.name) {
    case 'Int':
      return (number % 2_000) - 1_000;
    case 'Float':
      return (number % 2_000) / 7;
    case 'Boolean':
      return number % 2 === 0;
    case 'ID':
      return String(number % THINGS);
    case 'String':
      return `${field} "${number % 50}" ü`;
    default:
      return number % 2 === 0 ? `${type.name} ${number % 9}` : { of: type.name, number: number % 9 };
  }
}

/** Spoils some values, each the same way wherever it is met. Lists stay lists: who breaks that gets no answer at all. */
function lie(object: unknown, faults: Faults, about: string, into: unknown = object): void {
  if (typeof object !== 'object' || object === null || typeof into !== 'object' || into === null) return;
  const target = into as Record<string, unknown>;
  for (const [name, value] of Object.entries(object)) {
    const here = `${about} ${name}`;
    const number = numberOf(`lie ${faults.seed} ${here}`);
    if (number % 100 >= faults.lies || Array.isArray(value)) {
      lie(value, faults, here);
      continue;
    }
    const kind = (number >>> 8) % 4;
    if (name === '__typename') {
      if (kind === 0) target[name] = 'Nonsense';
    } else if (kind === 0 && !Array.isArray(into)) delete target[name];
    else if (kind === 1 || typeof value === 'object') target[name] = null;
    else target[name] = typeof value === 'string' && kind === 2 ? number % 1_000 : 'nonsense';
  }
}
