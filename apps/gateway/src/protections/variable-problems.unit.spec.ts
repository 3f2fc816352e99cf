import { buildSchema, Kind, parse } from 'graphql';
import { PROBLEMS_TOLD, problemsOfVariables } from './variable-problems.js';

const schema = buildSchema(`
  type Query { find(input: Input, ids: [ID!], level: Level, count: Int): Int }
  enum Level { LOW HIGH }
  input Input { email: String! password: String deep: [Deep!] }
  input Deep { count: Int }`);

const problems = (head: string, variables: Record<string, unknown>, suggestions = false) => {
  const [operation] = parse(`query (${head}) { find }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('an operation');
  return problemsOfVariables(schema, operation.variableDefinitions ?? [], variables, suggestions);
};
const placesAndRules = (...args: Parameters<typeof problems>) => problems(...args).map(({ field, rule }) => [field, rule]);

describe('what is wrong with variables', () => {
  it.each<[string, string, Record<string, unknown>, [string, string][]]>([
    ['nothing', '$input: Input, $ids: [ID!], $level: Level = LOW', { input: { email: 'a' }, ids: ['1'] }, []],
    ['one that is missing', '$input: Input!', {}, [['$input', 'required']]],
    ['one that has a default', '$level: Level! = LOW', {}, []],
    ['null', '$input: Input!', { input: null }, [['$input', 'required']]],
    ['a field that is missing', '$input: Input', { input: {} }, [['$input.email', 'required']]],
    ['a field that is null', '$input: Input', { input: { email: null } }, [['$input.email', 'required']]],
    ['a field that nobody knows', '$input: Input', { input: { email: 'a', 'no "name"': 1, nope: 1 } }, [['$input.no "name"', 'known'], ['$input.nope', 'known']]],
    ['no object', '$input: Input', { input: 'x' }, [['$input', 'type']]],
    ['another type', '$input: Input', { input: { email: 5 } }, [['$input.email', 'type']]],
    ['a word that the enum does not have', '$level: Level', { level: 'HIHG' }, [['$level', 'type']]],
    ['something in a list', '$input: Input', { input: { email: 'a', deep: [{ count: 1 }, { count: 'x' }] } }, [['$input.deep.1.count', 'type']]],
    ['several', '$input: Input, $count: Int', { input: { email: 1, password: 2 }, count: 1e20 }, [['$input.email', 'type'], ['$input.password', 'type'], ['$count', 'type']]],
  ])('%s', (_, head, variables, expected) => {
    expect(placesAndRules(head, variables)).toEqual(expected);
  });

  it('is told without the values, and without names that only the schema knows', () => {
    const told = JSON.stringify(problems('$input: Input, $level: Level', { input: { email: 'secret', password: 12345678, emial: 'secret' }, level: 'HIHG' }));
    for (const word of ['secret', '12345678', 'Did you mean']) expect(told).not.toContain(word);
    expect(JSON.stringify(problems('$level: Level', { level: 'HIHG' }, true))).toContain('Did you mean the enum value \\"HIGH\\"?');
  });

  it('is told as far as anybody reads it', () => {
    expect(problems('$ids: [ID!]', { ids: Array.from({ length: 300_000 }, () => ({})) })).toHaveLength(PROBLEMS_TOLD);
  });
});
