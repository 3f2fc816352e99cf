import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/**
 * How many pairs of fields stand for the same place of the answer: what GraphQL's rule that they must not contradict
 * each other compares, and what grows with the square, at each depth, of what is written. Writes fragments out: ask
 * only about a document whose `fields` are within their limit and which has no cycle.
 */
export function repeatedFields(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

  const pairsIn = (sets: readonly SelectionSetNode[]): number => {
    const places = new Map<string, FieldNode[]>();
    for (const set of sets) collect(set, places);
    let pairs = 0;
    for (const fields of places.values()) {
      pairs += (fields.length * (fields.length - 1)) / 2;
      pairs += pairsIn(fields.flatMap(({ selectionSet }) => selectionSet ?? []));
    }
    return pairs;
  };
  const collect = ({ selections }: SelectionSetNode, places: Map<string, FieldNode[]>): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const place = (selection.alias ?? selection.name).value;
        const fields = places.get(place);
        if (fields) fields.push(selection);
        else places.set(place, [selection]);
      } else {
        const set = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value)?.selectionSet;
        if (set) collect(set, places);
      }
    }
  };
  return document.definitions.reduce((pairs, definition) => pairs + (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION ? pairsIn([definition.selectionSet]) : 0), 0);
}
