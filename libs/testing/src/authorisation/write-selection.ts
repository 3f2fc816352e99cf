import { randomUUID } from 'node:crypto';
import { namedType, type FieldShape, type InputShape, type SubgraphShape, type TypeRef } from './subgraph-shape.js';

/** Arguments by coordinate: `{ 'Query.lesson': { id } }`. What is not given is made up. */
export type GivenArguments = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** How far a selection goes: through how many objects, and through how many entities among them. */
const OBJECTS = 6;
const ENTITIES = 2;

/** Parts of unions may have fields of one name and different types: each gets its type's name before its own. */
const PART = '___';

/** The field that an answer's key stands for. */
export const fieldOfKey = (key: string): string => key.slice(key.lastIndexOf(PART) === -1 ? 0 : key.lastIndexOf(PART) + PART.length);

/** Writes `lesson(id: "…") { __typename id … }`, as deep as it is of use. */
export class SelectionWriter {
  constructor(
    private readonly shape: SubgraphShape,
    private readonly given: GivenArguments,
  ) {}

  /** One field with its arguments and everything below it. */
  field(typeName: string, field: FieldShape, given = this.given[`${typeName}.${field.name}`]): string {
    return this.one(typeName, field, OBJECTS, ENTITIES, given);
  }

  /** A field of a field: `learningEvents { lag { … } }`. */
  within(field: FieldShape, inner: FieldShape): string {
    return `${field.name} { ${this.field(namedType(field.type), inner)} }`;
  }

  private one(typeName: string, field: FieldShape, objects: number, entities: number, given = this.given[`${typeName}.${field.name}`]): string {
    const type = namedType(field.type);
    const composite = ['OBJECT', 'UNION', 'INTERFACE'].includes(this.shape.type(type).kind);
    return `${field.name}${this.args(field, given)}${composite ? ` ${this.selection(type, objects - 1, entities)}` : ''}`;
  }

  private selection(typeName: string, objects: number, entities: number): string {
    const type = this.shape.type(typeName);
    if (type.kind !== 'OBJECT') {
      const parts = (type.possibleTypes ?? []).map(({ name }) => `... on ${name} { ${this.parts(name, objects, entities, `${name}${PART}`)} }`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    return `{ __typename ${this.parts(typeName, objects, entities, '')} }`;
  }

  private parts(typeName: string, objects: number, entities: number, prefix: string): string {
    const isEntity = this.shape.isEntity(typeName);
    const left = isEntity ? entities - 1 : entities;
    const fields = this.shape.fieldsOf(typeName).filter((field) => {
      if (field.name === 'id') return false;
      const { kind } = this.shape.type(namedType(field.type));
      return kind === 'SCALAR' || kind === 'ENUM' || (objects > 0 && left > 0);
    });
    const hasId = this.shape.fieldsOf(typeName).some(({ name }) => name === 'id');
    const written = fields.map((field) => `${prefix === '' ? '' : `${prefix}${field.name}: `}${this.one(typeName, field, objects, left)}`);
    return [...(hasId ? ['id'] : []), ...written].join(' ');
  }

  private args(field: FieldShape, given: Readonly<Record<string, unknown>> = {}): string {
    const written = field.args
      .filter(({ name, type, defaultValue }) => name in given || (type.kind === 'NON_NULL' && defaultValue === null))
      .map((input) => `${input.name}: ${input.name in given ? this.literal(input.type, given[input.name]) : this.madeUp(input.type)}`);
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }

  private literal(ref: TypeRef, value: unknown): string {
    if (value === null || value === undefined) return 'null';
    if (ref.kind === 'NON_NULL') return this.literal(ref.ofType!, value);
    if (ref.kind === 'LIST') return `[${(value as unknown[]).map((item) => this.literal(ref.ofType!, item)).join(', ')}]`;
    if (ref.kind === 'ENUM') return String(value);
    if (ref.kind !== 'INPUT_OBJECT') return plainLiteral(value);
    const inputs = new Map((this.shape.type(ref.name!).inputFields ?? []).map((input) => [input.name, input]));
    const fields = Object.entries(value).map(([name, member]) => `${name}: ${this.literal(inputs.get(name)!.type, member)}`);
    return `{ ${fields.join(', ')} }`;
  }

  /** Something of the right type, for whoever is to be refused before anybody looks at it. */
  private madeUp(ref: TypeRef): string {
    if (ref.kind === 'NON_NULL') return this.madeUp(ref.ofType!);
    if (ref.kind === 'LIST') return `[${this.madeUp(ref.ofType!)}]`;
    const { kind, enumValues, inputFields } = this.shape.type(ref.name!);
    if (kind === 'ENUM') return enumValues![0]!.name;
    if (kind === 'INPUT_OBJECT') return `{ ${(inputFields ?? []).filter(isNeeded).map((input) => `${input.name}: ${this.madeUp(input.type)}`).join(', ')} }`;
    return MADE_UP[ref.name!]?.() ?? '"x"';
  }
}

const isNeeded = ({ type, defaultValue }: InputShape): boolean => type.kind === 'NON_NULL' && defaultValue === null;

const MADE_UP: Readonly<Record<string, () => string>> = {
  ID: () => `"${randomUUID()}"`,
  Int: () => '1',
  Float: () => '1',
  Boolean: () => 'true',
  DateTime: () => '"2030-01-07T09:00:00Z"',
  LocalTime: () => '"09:00"',
  MinorUnits: () => '100',
  JSONObject: () => '{}',
};

/** JSON as GraphQL writes it: names of members without quotes. */
function plainLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([name, member]) => `${name}: ${plainLiteral(member)}`).join(', ')} }`;
}
