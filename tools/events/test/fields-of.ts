import { buildASTSchema, isInputObjectType, isListType, isNonNullType, isObjectType, getNamedType, isLeafType, parse, type GraphQLArgument, type GraphQLInputType } from 'graphql';

/** Every field of an object type, as it can be written in a query: `parked`, `replayParked(reason: "...")`. */
export function fieldsOf(sdl: string, typeName: string): string[] {
  const type = buildASTSchema(parse(sdl), { assumeValidSDL: true }).getType(typeName);
  if (!isObjectType(type)) throw new Error(`there is no object type ${typeName}`);
  return Object.values(type.getFields()).map(({ name, args, type: of }) => `${name}${argumentsOf(args)}${isLeafType(getNamedType(of)) ? '' : ' { __typename }'}`);
}

function argumentsOf(args: readonly GraphQLArgument[]): string {
  const needed = args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  return needed.length === 0 ? '' : `(${needed.map(({ name, type }) => `${name}: ${valueOf(type)}`).join(', ')})`;
}

/** A value that breaks no rule. */
function valueOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return `[${valueOf(type.ofType)}]`;
  if (isInputObjectType(type)) return `{ ${Object.values(type.getFields()).filter(({ type: of }) => isNonNullType(of)).map(({ name, type: of }) => `${name}: ${valueOf(of)}`).join(', ')} }`;
  return { ID: '"0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b"', Int: '1', Float: '1', Boolean: 'true' }[type.name] ?? '"because"';
}
