import { GraphQLError, GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/** Deeper than anything that is meant, and far from where whoever goes down into it runs out of stack. */
const MAX_DEPTH = 64;

/** More than anything that is meant. What makes an instance of an input's class takes time by the square of an object's members: seconds for a megabyte of them. */
const MAX_MEMBERS = 1_000;

/** Any JSON object; never an array or a bare value. As input at most {@link MAX_DEPTH} levels deep, with at most {@link MAX_MEMBERS} members in all. */
export const JsonObject = new GraphQLScalarType<Record<string, unknown>, Record<string, unknown>>({
  name: 'JSONObject',
  description: 'A JSON object of any shape.',
  serialize: jsonObject,
  parseValue: (value) => bounded(jsonObject(value)),
  parseLiteral: (node, variables) => bounded(jsonObject(plain(valueFromASTUntyped(node, variables)))),
});

function jsonObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new GraphQLError('JSONObject must be a JSON object');
  return value as Record<string, unknown>;
}

/** Level by level and not by recursion, which is what deep input is sent to exhaust. */
function bounded(object: Record<string, unknown>): Record<string, unknown> {
  let level: unknown[] = [object];
  let members = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new GraphQLError(`JSONObject must be at most ${MAX_DEPTH} levels deep`);
    const below = level.flatMap((value) => Object.values(value as object));
    members += below.length;
    if (members > MAX_MEMBERS) throw new GraphQLError(`JSONObject must have at most ${MAX_MEMBERS} members`);
    level = below.filter((value) => typeof value === 'object' && value !== null);
  }
  return object;
}

/** GraphQL's literals have no prototype, which drivers and validators trip over. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}
