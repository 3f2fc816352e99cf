import { Kind, parse, type DefinitionNode, type EnumValueDefinitionNode, type FieldDefinitionNode, type InputValueDefinitionNode } from 'graphql';

/** Explain themselves. */
const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

type Described = { readonly description?: { readonly value: string } };

/** Every type, field, argument and enum value without a description: `Lesson.startsAt`, `Query.lesson(id:)`. */
export function findUndescribed(sdl: string): string[] {
  return parse(sdl).definitions.flatMap(inDefinition);
}

function inDefinition(node: DefinitionNode): string[] {
  if (!('name' in node) || !node.name) return [];
  const name = node.name.value;
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [...(ROOTS.has(name) ? [] : missing(node, name)), ...inFields(name, node.fields)];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [...missing(node, name), ...each(node.fields, ({ name: field }) => `${name}.${field.value}`)];
    case Kind.ENUM_TYPE_DEFINITION:
      return [...missing(node, name), ...each<EnumValueDefinitionNode>(node.values, ({ name: value }) => `${name}.${value.value}`)];
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
      return missing(node, name);
    default:
      return [];
  }
}

function inFields(type: string, fields: readonly FieldDefinitionNode[] = []): string[] {
  return fields.flatMap((field) => {
    const place = `${type}.${field.name.value}`;
    return [...missing(field, place), ...each<InputValueDefinitionNode>(field.arguments, ({ name }) => `${place}(${name.value}:)`)];
  });
}

function each<Node extends Described>(nodes: readonly Node[] = [], placeOf: (node: Node) => string): string[] {
  return nodes.flatMap((node) => missing(node, placeOf(node)));
}

function missing({ description }: Described, place: string): string[] {
  return description?.value.trim() ? [] : [place];
}
