import type { JsonSchema } from '@edtech/contracts';

/** One difference between two schemas. */
export interface SchemaChange {
  /** Where: `price.amountMinor`, `subjects[]`; empty for the data as a whole. */
  readonly field: string;
  /** What, in words. */
  readonly what: string;
  /** Only a new optional field breaks nobody: neither who checks what arrives, nor who relies on what was there. */
  readonly breaking: boolean;
}

/** Say nothing about what is valid. */
const ANNOTATIONS: ReadonlySet<string> = new Set(['$schema', '$id', 'title', 'description']);

/** Compared on their own, not word for word. */
const STRUCTURE: ReadonlySet<string> = new Set(['type', 'properties', 'required', 'items', 'enum']);

/** Every difference that matters to a consumer, in the order of the fields. */
export function diffSchemas(before: JsonSchema, after: JsonSchema, field = ''): SchemaChange[] {
  const [was, is] = [withoutNull(before), withoutNull(after)];
  const breaking = (what: string): SchemaChange => ({ field, what, breaking: true });
  const changes: SchemaChange[] = [];
  if (was.nullable !== is.nullable) changes.push(breaking(is.nullable ? 'may now be null' : 'may no longer be null'));
  if (was.schema['type'] !== is.schema['type']) return [...changes, breaking(`was ${nameOf(was.schema)} and is now ${nameOf(is.schema)}`)];
  return [...changes, ...diffEnum(was.schema, is.schema, breaking), ...diffRules(was.schema, is.schema, breaking), ...diffProperties(was.schema, is.schema, field), ...diffItems(was.schema, is.schema, field)];
}

/** A schema that also allows null, in either way that zod writes it: the schema without null, and that null is allowed. */
export function withoutNull(schema: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  const [type, second, ...more] = listOf(schema['type']);
  if (second === 'null' && more.length === 0) return { schema: { ...schema, type }, nullable: true };
  const options = Array.isArray(schema['anyOf']) ? schema['anyOf'].map(asSchema) : [];
  const others = options.filter(({ type }) => type !== 'null');
  return options.length === 2 && others.length === 1 && others[0] ? { schema: others[0], nullable: true } : { schema, nullable: false };
}

/** The fields of an object, and which of them have to be there. */
export function fieldsOf(schema: JsonSchema): { properties: Readonly<Record<string, JsonSchema>>; required: ReadonlySet<string> } {
  const properties = Object.entries(asSchema(schema['properties'])).map(([name, property]): [string, JsonSchema] => [name, asSchema(property)]);
  return { properties: Object.fromEntries(properties), required: new Set(listOf(schema['required']).map(String)) };
}

/** Whatever stands where a schema may stand; nothing for what is none. */
export function asSchema(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}

function diffEnum(before: JsonSchema, after: JsonSchema, breaking: (what: string) => SchemaChange): SchemaChange[] {
  const [was, is] = [listOf(before['enum']), listOf(after['enum'])];
  if ((was.length === 0) !== (is.length === 0)) return [breaking(is.length > 0 ? `is now one of ${is.join(', ')} only` : 'is no longer one of a list')];
  const [gone, added] = [was.filter((value) => !is.includes(value)), is.filter((value) => !was.includes(value))];
  return [
    ...(gone.length > 0 ? [breaking(`can no longer be ${gone.join(', ')}`)] : []),
    // Who checks what arrives against the version that they know would refuse it.
    ...(added.length > 0 ? [breaking(`can now also be ${added.join(', ')}`)] : []),
  ];
}

function diffRules(before: JsonSchema, after: JsonSchema, breaking: (what: string) => SchemaChange): SchemaChange[] {
  const rules = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((rule) => !ANNOTATIONS.has(rule) && !STRUCTURE.has(rule));
  const spoken = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
  return rules.sort().flatMap((rule) => {
    const [was, is] = [spoken(before[rule]), spoken(after[rule])];
    return was === is ? [] : [breaking(`its ${rule} was ${was} and is now ${is}`)];
  });
}

function diffProperties(before: JsonSchema, after: JsonSchema, parent: string): SchemaChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was.properties), ...Object.keys(is.properties)])];
  return names.flatMap((name) => {
    const field = parent === '' ? name : `${parent}.${name}`;
    const [old, now] = [was.properties[name], is.properties[name]];
    if (!now) return [{ field, what: 'was removed', breaking: true }];
    const required = is.required.has(name);
    if (!old) return [{ field, what: required ? 'is new and required' : 'is new and optional', breaking: required }];
    const moved = was.required.has(name) === required ? [] : [{ field, what: required ? 'is now required' : 'may now be missing', breaking: true }];
    return [...moved, ...diffSchemas(old, now, field)];
  });
}

function diffItems(before: JsonSchema, after: JsonSchema, parent: string): SchemaChange[] {
  if (before['items'] === undefined && after['items'] === undefined) return [];
  return diffSchemas(asSchema(before['items']), asSchema(after['items']), `${parent}[]`);
}

function nameOf(schema: JsonSchema): string {
  return typeof schema['type'] === 'string' ? schema['type'] : 'of several types';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
