import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { numberOf } from './invented-subgraphs.js';

export interface InventedOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEEPEST = 5;
/** Names that every object has something under. */
const AWKWARD = ['constructor', 'toString', '__proto__', 'valueOf'];

/** An operation that a schema allows: fragments, aliases, conditions, the same field twice and all. The same one for the same seed. */
export function inventOperation(schema: GraphQLSchema, seed: number): InventedOperation {
  return new Inventor(schema, seed).operation();
}

class Inventor {
  private count = 0;
  private aliases = 0;
  private readonly fragments: string[] = [];
  private readonly variables: Record<string, unknown> = { yes: true, no: false };

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly seed: number,
  ) {}

  operation(): InventedOperation {
    const mutation = this.chance(10) ? this.schema.getMutationType() : undefined;
    const root = mutation ?? this.schema.getQueryType();
    if (!root) throw new Error('a schema without Query');
    const name = this.chance(50) ? ` Invented${this.seed}` : '';
    const selections = this.selections(root, mutation ? DEEPEST - 2 : 0);
    const text = `${mutation ? 'mutation' : 'query'}${name}($yes: Boolean!, $no: Boolean = false) ${selections}\n${this.fragments.join('\n')}`;
    return { text, variables: this.variables };
  }

  private selections(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    const wanted = 1 + this.number(depth === 0 ? 3 : 5);
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    for (let each = 0; each < wanted; each += 1) {
      const field = fields[this.number(fields.length)];
      const asked = field ? this.field(field, depth) : '';
      if (asked) parts.push(asked);
    }
    if (this.chance(25) || parts.length === 0) parts.push(this.chance(30) ? `t${this.alias()}: __typename` : '__typename');
    if (depth < DEEPEST) parts.push(...this.fragmentsOn(type, depth));
    if (depth === 0 && type === this.schema.getQueryType() && this.chance(8)) parts.push(`__type(name: "${type.name}") { name kind fields { name } }`);
    return `{ ${parts.join(' ')} }`;
  }

  private fragmentsOn(type: GraphQLCompositeType, depth: number): string[] {
    const wanted = isAbstractType(type) ? 1 + this.number(3) : this.chance(20) ? 1 : 0;
    return Array.from({ length: wanted }, () => {
      const possible: readonly GraphQLCompositeType[] = isAbstractType(type) ? [type, ...this.schema.getPossibleTypes(type)] : [type, ...(isObjectType(type) ? type.getInterfaces() : [])];
      const condition = possible[this.number(possible.length)] ?? type;
      const below = this.selections(condition, depth + 1);
      if (this.chance(50)) return `... on ${condition.name}${this.condition()} ${below}`;
      const name = `F${this.fragments.length}`;
      this.fragments.push(`fragment ${name} on ${condition.name} ${below}`);
      return `...${name}${this.condition()}`;
    });
  }

  /** Nothing for what would lead too deep. */
  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    if (isCompositeType(type) && depth >= DEEPEST) return '';
    const below = isCompositeType(type) ? ` ${this.selections(type, depth + 1)}` : '';
    const parameters = field.args.filter((argument) => isRequiredArgument(argument) || this.chance(20));
    const given = parameters.length > 0 ? `(${parameters.map(({ name, type: of }) => `${name}: ${this.literal(of)}`).join(', ')})` : '';
    // Under its own name only without parameters: then it is the same wherever it is asked for.
    const alias = given || this.chance(15) ? `${this.chance(10) ? (AWKWARD[this.number(AWKWARD.length)] ?? '') : `a${this.alias()}`}: ` : '';
    return `${alias}${field.name}${given}${this.condition()}${below}`;
  }

  private condition(): string {
    if (!this.chance(12)) return '';
    return [' @skip(if: $no)', ' @include(if: $yes)', ' @skip(if: $yes)', ' @include(if: false)', ' @skip(if: $no) @include(if: $yes)', ' @include(if: $no)'][this.number(6)] ?? '';
  }

  private literal(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.literal(type.ofType as GraphQLInputType);
    if (isListType(type)) return `[${Array.from({ length: this.number(3) }, () => this.literal(type.ofType as GraphQLInputType)).join(', ')}]`;
    if (isEnumType(type)) return type.getValues()[this.number(type.getValues().length)]?.name ?? 'null';
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(isRequiredInputField);
      return `{ ${fields.map(({ name, type: of }) => `${name}: ${this.literal(of)}`).join(', ')} }`;
    }
    if (type.name === 'Boolean') return this.chance(50) ? 'true' : 'false';
    if (type.name === 'Int' || type.name === 'Float') return String(this.number(5));
    return `"${this.number(5)}"`;
  }

  private alias(): number {
    this.aliases += 1;
    return this.aliases;
  }

  private number(below: number): number {
    this.count += 1;
    return below === 0 ? 0 : numberOf(`${this.seed} ${this.count}`) % below;
  }

  private chance(percent: number): boolean {
    return this.number(100) < percent;
  }
}
