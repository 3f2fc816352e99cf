import type { FieldSelection } from '@apollo/federation-internals';
import { executeSync, Kind, OperationTypeNode, visit, type DocumentNode, type FieldNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Variables } from '../protections/operation-cost.js';

/** Answers one field about the schema itself. */
export type CompiledIntrospection = (variables: Variables) => unknown;

/** @param definition the client's operation, whose variables the field may use */
export function compileIntrospection(field: FieldSelection, schema: GraphQLSchema, definition: OperationDefinitionNode): CompiledIntrospection {
  const node = field.expandFragments().toSelectionNode() as FieldNode;
  const used = new Set<string>();
  visit(node, { Variable: ({ name }) => void used.add(name.value) });
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: definition.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)),
        selectionSet: { kind: Kind.SELECTION_SET, selections: [node] },
      },
    ],
  };
  const name = (node.alias ?? node.name).value;
  return (variables) => {
    const { data, errors } = executeSync({ schema, document, rootValue: {}, variableValues: variables });
    if (errors?.[0]) throw errors[0];
    return data?.[name];
  };
}
