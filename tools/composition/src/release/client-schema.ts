import { Kind, parse, print, visit, type ASTNode, type DefinitionNode, type DocumentNode } from 'graphql';

/** What composing adds for gateways: which service knows what. */
const FOR_GATEWAYS = /^(join|link|core)(__|$)/;
/** Directives that mean something to clients. */
const FOR_CLIENTS = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/** What clients see of a supergraph: its types without what only gateways need. @returns SDL, in the order of the supergraph */
export function clientSchema(supergraphSdl: string): string {
  const document: DocumentNode = visit(parse(supergraphSdl), {
    enter(node) {
      if (isForGateways(node) || isInaccessible(node)) return null;
      return undefined;
    },
    Directive: { leave: ({ name }) => (FOR_CLIENTS.has(name.value) ? undefined : null) },
  });
  return `${print({ ...document, definitions: document.definitions.filter(isNoSchemaDefinition) })}\n`;
}

function isForGateways(node: ASTNode): boolean {
  const defines = node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.SCALAR_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
  return defines && (FOR_GATEWAYS.test(node.name.value) || (node.kind === Kind.DIRECTIVE_DEFINITION && !FOR_CLIENTS.has(node.name.value)));
}

const isInaccessible = (node: ASTNode): boolean => 'directives' in node && node.directives !== undefined && node.directives.some(({ name }) => name.value === 'inaccessible');

/** Query and Mutation have their usual names. */
const isNoSchemaDefinition = ({ kind }: DefinitionNode): boolean => kind !== Kind.SCHEMA_DEFINITION && kind !== Kind.SCHEMA_EXTENSION;
