import { Kind, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql';

type Path = (string | number)[];

/** One request may ask for many entities: a client needs to see what is missing, not a thousand lines. */
const AT_MOST = 100;

/**
 * The paths, in a subgraph's answer, of all the fields that it was asked for and did not give: for a fetch of
 * entities `['_entities', index, field]`, else `[field]`. The gateway turns them into paths of the client's own query.
 *
 * @param representations how many entities were asked for; undefined for a fetch of root fields
 */
export function missingFields(document: DocumentNode, representations: number | undefined): Path[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return [];
  const roots = fieldsOf(operation.selectionSet);
  if (representations === undefined) return roots.map((field) => [responseName(field)]);
  const asked = new Set(roots.flatMap((entities) => (entities.selectionSet ? fieldsOf(entities.selectionSet).map(responseName) : [])));
  const paths: Path[] = [];
  for (let index = 0; index < representations; index += 1) {
    for (const field of asked) {
      if (paths.length === AT_MOST) return paths;
      paths.push(['_entities', index, field]);
    }
  }
  return paths;
}

/** The fields of a selection, those inside fragments on its types included; never `__typename`. */
function fieldsOf({ selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet) : [];
  });
}

const responseName = ({ alias, name }: FieldNode): string => (alias ?? name).value;
