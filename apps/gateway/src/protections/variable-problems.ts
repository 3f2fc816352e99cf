import type { FieldProblem } from '@edtech/graphql/client-errors';
import { coerceInputValue, isInputType, isNonNullType, typeFromAST, type GraphQLError, type GraphQLSchema, type VariableDefinitionNode } from 'graphql';

/** So many are told: a list of half a million wrong values is not answered with as many sentences. */
export const PROBLEMS_TOLD = 50;

/**
 * What is wrong with the variables of a request, by the places at which it is: `$input.email`. Without the values, of which a client may
 * show what it is told to others: passwords are among them.
 *
 * @param schema the one that the operation was validated against
 * @param suggestions whether it may tell of names that the schema has
 */
export function problemsOfVariables(schema: GraphQLSchema, definitions: readonly VariableDefinitionNode[], variables: Readonly<Record<string, unknown>>, suggestions: boolean): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const enough = new Error('enough');
  const tell = (place: readonly (string | number)[], rule: string, message: string): void => {
    const field = place.join('.');
    problems.push({ field, rule, message: `${field}: ${message}` });
    if (problems.length >= PROBLEMS_TOLD) throw enough;
  };
  try {
    for (const { variable, type: typeNode, defaultValue } of definitions) {
      const name = variable.name.value;
      const type = typeFromAST(schema, typeNode);
      if (!isInputType(type)) continue;
      if (!Object.hasOwn(variables, name)) {
        if (isNonNullType(type) && !defaultValue) tell([`$${name}`], 'required', `has to be given, as ${String(type)}`);
        continue;
      }
      coerceInputValue(variables[name], type, (path, value, error) => tell(...problemOf([`$${name}`, ...path], value, error)), !suggestions);
    }
  } catch (error) {
    if (error !== enough) throw error;
  }
  return problems;
}

/** GraphQL says which field is missing or unknown in words only, at the place of the object around it. */
function problemOf(place: readonly (string | number)[], value: unknown, { message }: GraphQLError): [readonly (string | number)[], string, string] {
  const missing = /^Field "(\w+)" of required type/.exec(message)?.[1];
  if (missing !== undefined) return [[...place, missing], 'required', message];
  const unknown = /^Field "([^]*)" is not defined by type "\w+"\./.exec(message)?.[1];
  if (unknown !== undefined) return [[...place, unknown], 'known', message];
  if (value === null || value === undefined) return [place, 'required', message];
  return [place, 'type', message.replace(/^([^":]* cannot represent [^":]*): [^]*$/, '$1')];
}
