import { buildASTSchema, isInputObjectType, isInterfaceType, isObjectType, isUnionType, parse, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, root } from './claimed-tests.js';
import { comparePage, tableOf } from './generated-page.js';

/** What the test of a service's access is made of, and tries on the running service field by field. */
interface Access {
  readonly rules: Readonly<Record<string, string | readonly string[]>>;
  readonly otherMutations?: string;
  readonly holders: Readonly<Record<string, string>>;
  readonly notes?: Readonly<Record<string, string>>;
}

const services = readdirSync(join(root, 'apps')).filter((app) => existsSync(join(root, 'apps', app, 'test/access.json')));
const accessOf = (app: string): Access => JSON.parse(readPage(`apps/${app}/test/access.json`)) as Access;
const schemaOf = (app: string): GraphQLSchema => buildASTSchema(parse(readFileSync(join(root, 'apps', app, 'schema.graphql'), 'utf8')), { assumeValidSDL: true });

const WORDS: Readonly<Record<string, string>> = { anyone: 'anybody', 'signed-in': 'everybody who is signed in', 'holders-and-admins': '{holders}, and admins', holders: '{holders}' };

function who(rule: string | readonly string[], holders: string): string {
  if (typeof rule === 'string') return (WORDS[rule] ?? rule).replace('{holders}', holders);
  return rule.map((one) => (one.includes(':') ? `service accounts with \`${one}\`` : `${one}s`)).join(', ');
}

/** "Errors: A, B." of a description: what the field may say instead, for the state that things are in. */
const errorsOf = ({ description }: GraphQLField<unknown, unknown>): string => /Errors: ([A-Z_, ]+)\./.exec(description ?? '')?.[1]?.replace(/[A-Z_]+/g, '`$&`') ?? '';

const isEntity = (type: GraphQLObjectType): boolean => (type.astNode?.directives ?? []).some(({ name }) => name.value === 'key');
const named = (type: unknown): string => String(type).replace(/[[\]!]/g, '');

function pageOf(app: string): string {
  const { rules, otherMutations, holders, notes = {} } = accessOf(app);
  const schema = schemaOf(app);
  const objects = Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('_'));
  const ruleOf = (coordinate: string) => rules[coordinate] ?? (coordinate.startsWith('Mutation.') ? otherMutations : undefined) ?? 'undecided';
  const sorted = (type: GraphQLObjectType) => Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_')).sort((one, other) => one.name.localeCompare(other.name));
  const parts = [`\n## ${app}\n`];
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    if (!root) continue;
    const rows = sorted(root).map((field) => [`\`${field.name}\``, who(ruleOf(`${root.name}.${field.name}`), ''), errorsOf(field)]);
    parts.push(`\n### ${root === schema.getQueryType() ? 'What can be asked' : 'What can be done'}\n\n${tableOf(['field', 'who', 'refused for the state of things, or for whose they are, with'], rows)}`);
  }
  const entities = objects.filter(isEntity).sort((one, other) => one.name.localeCompare(other.name));
  const rows = entities.flatMap((type) =>
    sorted(type).map((field) => [`\`${type.name}.${field.name}\``, who(ruleOf(`${type.name}.${field.name}`), holders[type.name] ?? 'nobody'), notes[`${type.name}.${field.name}`] ?? '']),
  );
  parts.push(`\n### What is seen of things\n\n${tableOf(['field', 'who', ''], rows)}`);
  // Values that belong to whatever leads to them.
  const owners = new Map<string, string[]>();
  for (const type of objects) {
    for (const field of Object.values(type.getFields())) {
      const target = schema.getType(named(field.type));
      for (const part of isUnionType(target) || isInterfaceType(target) ? schema.getPossibleTypes(target) : isObjectType(target) ? [target] : []) {
        if (!isEntity(part) && part.name !== type.name) owners.set(part.name, [...(owners.get(part.name) ?? []), `\`${type.name}.${field.name}\``]);
      }
    }
  }
  const values = [...owners].sort(([one], [other]) => one.localeCompare(other)).map(([name, by]) => [`\`${name}\``, [...new Set(by)].sort().join(', ')]);
  parts.push(`\n### Types whose fields are for whoever sees what leads to them\n\n${tableOf(['type', 'reached through'], values)}`);
  return parts.join('');
}

test('docs/access.md says who may ask for, do and see what, as the tests try it on each service', () => {
  expect(services).toHaveLength(6);
  const { says, hasToSay } = comparePage('docs/access.md', services.map(pageOf).join(''));
  expect(says).toBe(hasToSay);
  expect(hasToSay).not.toContain('undecided');
});

test.each(services)('%s lets nobody write whose something is, which role somebody has, or in which state something is', (app) => {
  const inputs = Object.values(schemaOf(app).getTypeMap()).filter(isInputObjectType);
  const fields = inputs.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  // Who signs up says whether to learn or to teach, and nothing else: SignUpRole.
  const claims = fields.filter((field) => /\.(?:\w*[uU]serId|ownerId|studentId|role|is[A-Z]\w*|verified|status)$/.test(field));
  expect(claims).toEqual(app === 'identity-service' ? ['ProviderSignInInput.role', 'SignUpInput.role'] : []);
});
