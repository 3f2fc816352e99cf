import type { JsonSchema } from '@edtech/contracts';
import { asSchema, fieldsOf, withoutNull } from '../compatibility/diff-schemas.js';

/** One field of an event's data, for people. */
export interface SchemaRow {
  /** `price.currency`, `learningGoals[].goal` */
  readonly field: string;
  /** `text`, `whole number`, `list of text` */
  readonly type: string;
  /** What else holds: limits, allowed values, `may be null`. */
  readonly rules: readonly string[];
}

/** The fields of a schema, those of objects within it below the objects. */
export function schemaRows(schema: JsonSchema, prefix = ''): SchemaRow[] {
  const { properties, required } = fieldsOf(schema);
  return Object.entries(properties).flatMap(([name, property]) => {
    const field = `${prefix}${name}`;
    const { schema: plain, nullable } = withoutNull(property);
    const { schema: item, nullable: nullableItems } = withoutNull(asSchema(plain['items']));
    const list = plain['type'] === 'array';
    const rules = [
      ...(required.has(name) ? [] : ['may be missing']),
      ...(nullable ? ['may be null'] : []),
      ...(nullableItems ? ['items may be null'] : []),
      ...rulesOf(plain),
      ...(list ? rulesOf(item) : []),
    ];
    return [{ field, type: list ? `list of ${typeOf(item)}` : typeOf(plain), rules }, ...schemaRows(list ? item : plain, list ? `${field}[].` : `${field}.`)];
  });
}

const TYPES: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number', number: 'number', boolean: 'yes or no', object: 'object' };
const FORMATS: Readonly<Record<string, string>> = { uuid: 'id (UUID)', 'date-time': 'instant (UTC)', email: 'e-mail address', uri: 'address (URL)' };

function typeOf(schema: JsonSchema): string {
  return FORMATS[String(schema['format'])] ?? TYPES[String(schema['type'])] ?? 'anything';
}

/** In the order in which they are told. */
const RULES: readonly (readonly [string, (value: unknown) => string])[] = [
  ['enum', (values) => `one of ${Array.isArray(values) ? values.join(', ') : ''}`],
  ['minLength', (n) => `at least ${n} ${n === 1 ? 'character' : 'characters'}`],
  ['maxLength', (n) => `at most ${n} characters`],
  ['minimum', (n) => `from ${n}`],
  ['exclusiveMinimum', (n) => `more than ${n}`],
  ['maximum', (n) => `up to ${n}`],
  ['exclusiveMaximum', (n) => `less than ${n}`],
  ['minItems', (n) => `at least ${n} in the list`],
  ['maxItems', (n) => `at most ${n} in the list`],
  ['pattern', (expression) => `matches ${expression}`],
];

function rulesOf(schema: JsonSchema): string[] {
  return RULES.flatMap(([keyword, tell]) => (schema[keyword] === undefined ? [] : [tell(schema[keyword])]));
}
