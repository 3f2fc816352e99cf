import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** `HH:MM` on a 24-hour clock, without a zone. */
export const LocalTime = new GraphQLScalarType<string, string>({
  name: 'LocalTime',
  description: 'A time of day on a 24-hour clock, without a time zone, written HH:MM: 09:30.',
  serialize: clockTime,
  parseValue: clockTime,
  parseLiteral: (node) => {
    if (node.kind !== Kind.STRING) throw new GraphQLError('LocalTime must be written "HH:MM"', { nodes: node });
    return clockTime(node.value);
  },
});

function clockTime(value: unknown): string {
  // Postgres gives a `time` with seconds.
  const match = typeof value === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)(:00)?$/.exec(value) : null;
  if (!match) throw new GraphQLError('LocalTime must be written "HH:MM"');
  return `${match[1]}:${match[2]}`;
}
