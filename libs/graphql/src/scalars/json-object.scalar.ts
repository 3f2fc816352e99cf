import { GraphQLError, GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/** Deeper than anything that is meant, and far from where whoever goes down into it runs out of stack. */
const MAX_DEPTH = 64;

/** Any JSON object; never an array or a bare value. As input at most {@link MAX_DEPTH} levels deep. */
export const JsonObject = new GraphQLScalarType<Record<string, unknown>, Record<string, unknown>>({
  name: 'JSONObject',
  description: 'A JSON object of any shape.',
  serialize: jsonObject,
  parseValue: (value) => shallow(jsonObject(value)),
  parseLiteral: (node, variables) => shallow(jsonObject(plain(valueFromASTUntyped(node, variables)))),
});

function jsonObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new GraphQLError('JSONObject must be a JSON object');
  return value as Record<string, unknown>;
}

/** Level by level and not by recursion, which is what deep input is sent to exhaust. */
function shallow(object: Record<string, unknown>): Record<string, unknown> {
  let level: unknown[] = [object];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new GraphQLError(`JSONObject must be at most ${MAX_DEPTH} levels deep`);
    level = level.flatMap((value) => Object.values(value as object)).filter((value) => typeof value === 'object' && value !== null);
  }
  return object;
}

/** GraphQL's literals have no prototype, which drivers and validators trip over. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}
