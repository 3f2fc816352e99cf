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

  test('is refused when it has so many members that a class is made of it for seconds, wherever they are', () => {
    const wide = (members: number) => Object.fromEntries(Array.from({ length: members }, (_, index) => [`k${index}`, index]));
    expect(JsonObject.parseValue(wide(1_000))).toEqual(wide(1_000));
    expect(() => JsonObject.parseValue(wide(1_001))).toThrow('at most 1000 members');
    expect(() => JsonObject.parseValue({ a: { b: wide(999) } })).toThrow('at most 1000 members');
    expect(() => JsonObject.parseValue({ a: Array.from({ length: 1_000 }, () => 0) })).toThrow('at most 1000 members');
  });

  test('is refused when it is deeper than those can follow who read it by recursion', () => {
    expect(JsonObject.parseValue(nested(32))).toEqual(nested(32));
    expect(() => JsonObject.parseValue(nested(33))).toThrow('at most 64 levels deep');
    expect(() => JsonObject.parseValue(nested(100_000))).toThrow('at most 64 levels deep');
    expect(() => JsonObject.parseLiteral(parseValue(asLiteral(nested(40))), {})).toThrow('at most 64 levels deep');
  });
});
