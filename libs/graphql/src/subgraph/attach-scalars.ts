import { isScalarType, type GraphQLScalarType, type GraphQLSchema } from 'graphql';

/**
 * Nest prints its code-first schema and builds the subgraph from the text, which loses what a scalar does:
 * this gives it back.
 */
export function attachScalars(schema: GraphQLSchema, scalars: readonly GraphQLScalarType[]): GraphQLSchema {
  for (const { name, serialize, parseValue, parseLiteral } of scalars) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { serialize, parseValue, parseLiteral });
  }
  return schema;
}
