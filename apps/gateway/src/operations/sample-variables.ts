import { isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField, Kind, typeFromAST, type GraphQLInputType, type GraphQLSchema, type OperationDefinitionNode, type TypeNode } from 'graphql';
import type { Variables } from '../protections/operation-cost.js';

const OF_SCALARS: Readonly<Record<string, unknown>> = { Int: 0, Float: 0, Boolean: true, String: '', ID: '' };
/** Input types may need each other for ever; real ones do not. */
const AT_MOST_NESTED = 10;

/** Values with which an operation can be planned without a client: the required ones only, of the right types and no meaning. */
export function sampleVariables(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): Variables {
  const required = variableDefinitions.filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue);
  return Object.fromEntries(required.map(({ variable, type }) => [variable.name.value, sampleOf(inputType(schema, type), AT_MOST_NESTED)]));
}

function sampleOf(type: GraphQLInputType | undefined, deep: number): unknown {
  if (type === undefined || deep === 0) return null;
  if (isNonNullType(type)) return sampleOf(type.ofType as GraphQLInputType, deep);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return OF_SCALARS[type.name] ?? '';
  const fields = Object.values(type.getFields());
  const [one] = fields;
  const given = type.isOneOf && one ? [one] : fields.filter(isRequiredInputField);
  return Object.fromEntries(given.map((field) => [field.name, sampleOf(field.type, deep - 1)]));
}

/** Undefined for a type that the schema does not have. */
function inputType(schema: GraphQLSchema, type: TypeNode): GraphQLInputType | undefined {
  return typeFromAST(schema, type as Parameters<typeof typeFromAST>[1]) as GraphQLInputType | undefined;
}
