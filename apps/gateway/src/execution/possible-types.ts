import { isCompositeType, isSubtype, type Schema } from '@apollo/federation-internals';

/** Which types a condition like `... on Media` lets through, of one schema. Worked out once for each condition. */
export class PossibleTypes {
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly schema: Schema) {}

  /** The names of all types that are `condition`, or are one kind of it. */
  of(condition: string): ReadonlySet<string> {
    const known = this.known.get(condition);
    if (known) return known;
    const type = this.schema.type(condition);
    const composite = this.schema.types().filter(isCompositeType);
    const names = new Set(type && isCompositeType(type) ? composite.filter((each) => isSubtype(type, each)).map(({ name }) => name) : [condition]);
    this.known.set(condition, names);
    return names;
  }
}
