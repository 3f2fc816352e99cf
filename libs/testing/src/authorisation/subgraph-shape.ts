import { askGraphql } from '../ask-graphql.js';

/** A type as introspection refers to it: wrapped in NON_NULL and LIST as often as it is. */
export interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType: TypeRef | null;
}

export interface InputShape {
  readonly name: string;
  readonly type: TypeRef;
  readonly defaultValue: string | null;
}

export interface FieldShape {
  readonly name: string;
  readonly type: TypeRef;
  readonly args: readonly InputShape[];
}

export interface TypeShape {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly FieldShape[] | null;
  readonly inputFields: readonly InputShape[] | null;
  readonly enumValues: readonly { readonly name: string }[] | null;
  readonly possibleTypes: readonly { readonly name: string }[] | null;
}

/** What Federation adds to every subgraph by itself. */
const OF_FEDERATION = new Set(['_entities', '_service']);

/** A running subgraph's own types: what it really serves, whatever has been written down about it. */
export class SubgraphShape {
  private constructor(private readonly types: ReadonlyMap<string, TypeShape>) {}

  /** Asks a service that lets itself be introspected, as every one outside production does. */
  static async of(url: string): Promise<SubgraphShape> {
    const { data, errors } = await askGraphql<{ __schema: { types: TypeShape[] } }>(url, INTROSPECTION);
    if (!data) throw new Error(`no introspection: ${JSON.stringify(errors)}`);
    return new SubgraphShape(new Map(data.__schema.types.map((type) => [type.name, type])));
  }

  type(name: string): TypeShape {
    const type = this.types.get(name);
    if (!type) throw new Error(`the subgraph has no type ${name}`);
    return type;
  }

  /** The types that `_entities` answers. */
  get entities(): readonly string[] {
    return (this.types.get('_Entity')?.possibleTypes ?? []).map(({ name }) => name).sort();
  }

  isEntity(name: string): boolean {
    return this.entities.includes(name);
  }

  /** Object types that are reached through others only. */
  get nonEntities(): readonly string[] {
    const objects = [...this.types.values()].filter(({ kind, name }) => kind === 'OBJECT' && !name.startsWith('_'));
    return objects.map(({ name }) => name).filter((name) => !this.isEntity(name) && !['Query', 'Mutation'].includes(name)).sort();
  }

  fieldsOf(typeName: string): readonly FieldShape[] {
    return (this.types.get(typeName)?.fields ?? []).filter(({ name }) => !OF_FEDERATION.has(name));
  }

  /** `Query.lesson`, `User.email`: every field that needs a decision about who may see it or do it. */
  get coordinates(): readonly string[] {
    return ['Query', 'Mutation', ...this.entities].flatMap((type) => this.fieldsOf(type).map(({ name }) => `${type}.${name}`));
  }
}

/** Without its wrappers. */
export function namedType(ref: TypeRef): string {
  return ref.name ?? namedType(ref.ofType!);
}

const REF = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const INPUT = `name type { ${REF} } defaultValue`;
const INTROSPECTION = `{ __schema { types {
  kind name fields(includeDeprecated: true) { name type { ${REF} } args { ${INPUT} } }
  inputFields { ${INPUT} } enumValues { name } possibleTypes { name }
} } }`;
