import {
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type SchemaExtensionNode,
} from 'graphql';

const FEDERATION_TYPES = /^(link__|federation__|_Any$|_Service$|_Entity$)/;
const FEDERATION_FIELDS = new Set(['_entities', '_service']);
const FIRST: readonly string[] = ['Query', 'Mutation'];

/**
 * An SDL that stays the same as long as its meaning does: without the definitions that Federation adds by itself,
 * importing only the directives in use, types by name with Query and Mutation first, directives by name.
 */
export function readableSubgraph(sdl: string): string {
  const document = withoutFederation(parse(sdl, { noLocation: true }));
  const used = directivesIn(document);
  const [link] = document.definitions.flatMap((node) => (node.kind === Kind.SCHEMA_EXTENSION ? [importing(node, used)] : []));
  const types = document.definitions.filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION).sort((a, b) => rank(a).localeCompare(rank(b), 'en'));
  const sorted = visit({ kind: Kind.DOCUMENT, definitions: types } satisfies DocumentNode, {
    enter: (node) => ('directives' in node && node.directives ? { ...node, directives: byName(node.directives as readonly ConstDirectiveNode[]) } : undefined),
  });
  return `${[...(link ? [print(link)] : []), print(sorted)].join('\n\n')}\n`;
}

function withoutFederation(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.filter((node) => {
    if (node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.SCHEMA_DEFINITION) return false;
    return !('name' in node && node.name && FEDERATION_TYPES.test(node.name.value));
  });
  return visit({ ...document, definitions }, {
    ObjectTypeDefinition(node) {
      if (node.name.value !== 'Query') return undefined;
      const fields = node.fields?.filter(({ name }: FieldDefinitionNode) => !FEDERATION_FIELDS.has(name.value)) ?? [];
      return fields.length > 0 ? { ...node, fields } : null;
    },
  });
}

function directivesIn(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, { Directive: ({ name }) => void used.add(name.value) });
  return used;
}

/** The `@link` to Federation, importing what the subgraph uses. */
function importing(node: SchemaExtensionNode, used: ReadonlySet<string>): SchemaExtensionNode {
  return visit(node, {
    ListValue: (list) => ({
      ...list,
      values: list.values.filter((value) => value.kind !== Kind.STRING || used.has(value.value.replace(/^@/, ''))),
    }),
  });
}

function rank(node: DefinitionNode): string {
  const name = 'name' in node && node.name ? node.name.value : '';
  const place = FIRST.indexOf(name);
  return `${place === -1 ? FIRST.length : place} ${name}`;
}

function byName(directives: readonly ConstDirectiveNode[]): ConstDirectiveNode[] {
  return [...directives].sort((a, b) => print(a).localeCompare(print(b), 'en'));
}
