import { Kind, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql';

/**
 * The fields that a subgraph is asked for by an operation, under the names of its answer: what is missing when it does not answer.
 *
 * @param ofEntities whether it is asked for fields of entities; else for root fields
 */
export function askedFields(document: DocumentNode, ofEntities: boolean): readonly string[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet] as const] : [])));
  /** The fields of a selection, those inside fragments on its types included; never `__typename`. */
  const fieldsOf = ({ selections }: SelectionSetNode): FieldNode[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [selection];
      const below = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value);
      return below ? fieldsOf(below) : [];
    });
  const roots = operation ? fieldsOf(operation.selectionSet) : [];
  const asked = ofEntities ? roots.flatMap(({ selectionSet }) => (selectionSet ? fieldsOf(selectionSet) : [])) : roots;
  return [...new Set(asked.map(({ alias, name }) => (alias ?? name).value))];
}
