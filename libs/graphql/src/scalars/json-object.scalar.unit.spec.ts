import { parseValue } from 'graphql';
import { JsonObject } from './json-object.scalar.js';

function nested(depth: number): Record<string, unknown> {
  let value: Record<string, unknown> = {};
  for (let level = 1; level < depth; level += 1) value = { a: [value] };
  return value;
}

const asLiteral = (value: unknown): string => JSON.stringify(value).replaceAll('"a"', 'a');

describe('a JSON object of a client', () => {
  test('is taken as it is', () => {
    const value = { a: [1, { a: null }], b: 'text' };
    expect(JsonObject.parseValue(value)).toEqual(value);
    expect(JsonObject.parseLiteral(parseValue('{ a: [1, { a: null }], b: "text" }'), {})).toEqual(value);
  });

  test.each([['a list', [1]], ['text', 'a'], ['nothing', null]])('is not %s', (_what, value) => {
    expect(() => JsonObject.parseValue(value)).toThrow('must be a JSON object');
  });

  test('is refused when it is deeper than those can follow who read it by recursion', () => {
    expect(JsonObject.parseValue(nested(32))).toEqual(nested(32));
    expect(() => JsonObject.parseValue(nested(33))).toThrow('at most 64 levels deep');
    expect(() => JsonObject.parseValue(nested(100_000))).toThrow('at most 64 levels deep');
    expect(() => JsonObject.parseLiteral(parseValue(asLiteral(nested(40))), {})).toThrow('at most 64 levels deep');
  });
});
