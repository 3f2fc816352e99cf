import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A whole number of minor units (cents), exact up to 2^53 - 1; a JSON number. */
export const MinorUnits = new GraphQLScalarType<number, number>({
  name: 'MinorUnits',
  description: 'A whole number of minor units of a currency (cents for EUR, yen for JPY), from -(2^53 - 1) to 2^53 - 1.',
  serialize: (value) => wholeNumber(typeof value === 'bigint' ? Number(value) : value),
  parseValue: wholeNumber,
  parseLiteral: (node) => {
    if (node.kind !== Kind.INT) throw new GraphQLError('MinorUnits must be a whole number', { nodes: node });
    return wholeNumber(Number(node.value));
  },
});

function wholeNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new GraphQLError('MinorUnits must be a whole number');
  return value;
}
