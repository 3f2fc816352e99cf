import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, execute, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { shop } from './shop.js';

const FOLDER = join(__dirname, '../../federation');

export const SUBGRAPHS = ['accounts', 'inventory', 'products', 'reviews'] as const;

export type SubgraphName = (typeof SUBGRAPHS)[number];

/** As `npm run compose` has written it. */
export const readSupergraph = (): string => readFileSync(join(FOLDER, 'supergraph.graphql'), 'utf8');

/** What a subgraph has to offer beside its own fields, by the specification of federation. */
const entitiesOf = (types: readonly string[], hasQuery: boolean): string => `
  scalar _Any
  union _Entity = ${types.join(' | ')}
  ${hasQuery ? 'extend ' : ''}type Query { _entities(representations: [_Any!]!): [_Entity]! }
`;

/** One of the four, as it can be executed. */
export function subgraphSchema(name: SubgraphName): GraphQLSchema {
  const sdl = readFileSync(join(FOLDER, `${name}.graphql`), 'utf8');
  const types = [...sdl.matchAll(/^type (\w+) @key/gm)].map(([, type = '']) => type);
  // The directives of federation are the composition's business, and declared nowhere here.
  return buildASTSchema(parse(sdl + entitiesOf(types, /^type Query/m.test(sdl))), { assumeValidSDL: true });
}

/** All four as if they were one: what a gateway's answers are compared with. */
export const wholeSchema = (): GraphQLSchema => buildASTSchema(parse(readSupergraph()), { assumeValidSDL: true });

export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** graphql-js alone over the data. @throws when the question is none for this schema, or cannot be answered in full */
export async function answerOf(schema: GraphQLSchema, { query, variables, operationName }: Question): Promise<Record<string, unknown>> {
  const document: DocumentNode = parse(query);
  const [problem] = validate(schema, document);
  if (problem) throw problem;
  const { data, errors } = await execute({ schema, document, rootValue: shop, variableValues: variables, operationName });
  if (errors?.[0]) throw errors[0];
  return data ?? {};
}
