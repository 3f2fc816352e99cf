import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** How large a document is once all its fragments are written out. */
export interface DocumentShape {
  readonly depth: number;
  readonly fields: number;
  /** Like `fields`, each fragment by itself included: what validation looks at, which asks no operation whether it uses a fragment. */
  readonly fieldsEverywhere: number;
  readonly aliases: number;
  readonly directives: number;
  /** The most directives at any one place. */
  readonly directivesAtOnePlace: number;
  /** The most often that one operation names the same mutation. */
  readonly sameMutation: number;
  /** A fragment that contains itself, if there is one. */
  readonly cycle?: string;
}

type Size = { depth: number; fields: number; aliases: number; directives: number };

const NOTHING: Readonly<Size> = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * Measures a document without writing its fragments out: each is looked at once, however often it is spread. So a nest
 * of fragments that stands for millions of fields is measured in the time that its text takes to read.
 */
export function documentShape(document: DocumentNode): DocumentShape {
  const measure = new Measure(document);
  const shape = { depth: 0, fields: 0, fieldsEverywhere: 0, aliases: 0, directives: 0, sameMutation: 0 };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION && definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = definition.kind === Kind.FRAGMENT_DEFINITION ? measure.fragment(definition.name.value) : measure.operation(definition);
    shape.depth = Math.max(shape.depth, size.depth);
    shape.fieldsEverywhere += size.fields;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) continue;
    shape.fields += size.fields;
    shape.aliases += size.aliases;
    shape.directives += size.directives;
    if (definition.operation === 'mutation') shape.sameMutation = Math.max(shape.sameMutation, measure.mostRepeatedRoot(definition.selectionSet));
  }
  return { ...shape, directivesAtOnePlace: measure.directivesAtOnePlace, ...(measure.cycle !== undefined && { cycle: measure.cycle }) };
}

class Measure {
  directivesAtOnePlace = 0;
  cycle: string | undefined;
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly sizes = new Map<string, Size | 'being measured'>();
  private readonly roots = new Map<string, ReadonlyMap<string, number>>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  operation({ selectionSet, directives = [], variableDefinitions = [] }: OperationDefinitionNode): Size {
    const size = this.selections(selectionSet);
    size.directives += this.directivesAt(directives);
    for (const variable of variableDefinitions) size.directives += this.directivesAt(variable.directives ?? []);
    return size;
  }

  fragment(name: string): Readonly<Size> {
    const known = this.sizes.get(name);
    if (known === 'being measured') {
      this.cycle ??= name;
      return NOTHING;
    }
    if (known) return known;
    const definition = this.fragments.get(name);
    if (!definition) return NOTHING;
    this.sizes.set(name, 'being measured');
    const size = this.selections(definition.selectionSet);
    size.directives += this.directivesAt(definition.directives ?? []);
    this.sizes.set(name, size);
    return size;
  }

  /** By field and not by alias, through fragments. */
  mostRepeatedRoot(selectionSet: SelectionSetNode): number {
    return Math.max(0, ...this.rootFields(selectionSet).values());
  }

  private rootFields({ selections }: SelectionSetNode): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const count = (name: string, times: number) => counts.set(name, (counts.get(name) ?? 0) + times);
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value !== '__typename') count(selection.name.value, 1);
        continue;
      }
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? this.rootFields(selection.selectionSet) : this.rootFieldsOf(selection.name.value);
      for (const [name, times] of inner) count(name, times);
    }
    return counts;
  }

  private rootFieldsOf(fragment: string): ReadonlyMap<string, number> {
    const known = this.roots.get(fragment);
    if (known) return known;
    // Stands for the answer while it is being worked out: a fragment that contains itself ends here.
    this.roots.set(fragment, new Map());
    const definition = this.fragments.get(fragment);
    const counts = definition ? this.rootFields(definition.selectionSet) : new Map<string, number>();
    this.roots.set(fragment, counts);
    return counts;
  }

  private selections({ selections }: SelectionSetNode): Size {
    const size = { ...NOTHING };
    for (const selection of selections) {
      const below = this.below(selection);
      size.directives += below.directives + this.directivesAt(selection.directives ?? []);
      size.aliases += below.aliases;
      // A spread counts by itself too: so many empty ones are not nothing.
      size.fields += below.fields + 1;
      size.depth = Math.max(size.depth, below.depth + (selection.kind === Kind.FIELD ? 1 : 0));
      if (selection.kind === Kind.FIELD && selection.alias) size.aliases += 1;
    }
    return size;
  }

  private below(selection: SelectionNode): Readonly<Size> {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(selection.name.value);
    return selection.selectionSet ? this.selections(selection.selectionSet) : NOTHING;
  }

  private directivesAt({ length }: readonly unknown[]): number {
    this.directivesAtOnePlace = Math.max(this.directivesAtOnePlace, length);
    return length;
  }
}
