import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, parse, validate, type DocumentNode, type OperationDefinitionNode } from 'graphql';

const FOLDER = join(__dirname, '../../ide/examples');
// A supergraph declares the directives that it uses: it is a schema by itself.
const schema = buildSchema(readFileSync(join(__dirname, '../../supergraph.graphql'), 'utf8'));

const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const examples = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
const operationOf = ({ definitions }: DocumentNode): OperationDefinitionNode | undefined => definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);

test('there are examples', () => expect(examples.length).toBeGreaterThan(4));

describe.each(examples)('the example %s', (name) => {
  const document = parse(read(name));

  test('can be asked of the platform as it is', () => {
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  });

  test('brings the variables that it cannot do without, and no others', () => {
    const declared = operationOf(document)?.variableDefinitions ?? [];
    const needed = declared.filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue).map(({ variable }) => variable.name.value);
    const given = readdirSync(FOLDER).includes(name.replace('.graphql', '.json')) ? Object.keys(JSON.parse(read(name.replace('.graphql', '.json'))) as object) : [];
    expect(given).toEqual(expect.arrayContaining(needed));
    expect(declared.map(({ variable }) => variable.name.value)).toEqual(expect.arrayContaining(given));
  });
});
