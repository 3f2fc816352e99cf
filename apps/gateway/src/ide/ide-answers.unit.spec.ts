import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import { Answers } from '../../ide/answers.js';

const FOLDER = join(__dirname, '../../ide/examples');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

describe('what examples take from the answers before them', () => {
  it('is put where it is named, whatever is around it', () => {
    const answers = new Answers();
    answers.keep({ query: 'query Find { a }', operationName: undefined }, { a: { list: [{ id: 'x' }, { id: 'y' }] } });
    answers.keep({ query: 'query A { a } query B { a }', operationName: 'B' }, { n: 0 });
    const filled = answers.fillIn({ plain: 'text', none: null, deep: [{ id: '{{Find a.list.1.id}}' }], number: '{{B n}}' });
    expect(filled).toEqual({ plain: 'text', none: null, deep: [{ id: 'y' }], number: 0 });
    expect(answers.fillIn(undefined)).toBeUndefined();
  });

  it('may also be a new id, each time another one, and a time from now on', () => {
    const answers = new Answers();
    const { one, two, later } = answers.fillIn({ one: '{{a new id}}', two: '{{a new id}}', later: '{{24 hours from now}}' }) as Record<string, string>;
    expect(one).toMatch(/^[0-9a-f-]{36}$/);
    expect(two).not.toBe(one);
    expect(Math.abs(new Date(later ?? '').getTime() - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
  });

  it('is asked for by its name where it is not there yet', () => {
    const answers = new Answers();
    expect(() => answers.fillIn({ id: '{{Find a.id}}' })).toThrow('Run Find first');
    answers.keep({ query: 'query Find { a }', operationName: undefined }, { a: null });
    expect(() => answers.fillIn({ id: '{{Find a.id}}' })).toThrow('its answer has to have a.id');
    answers.keep({ query: 'query Find { a }', operationName: undefined }, null);
    expect(() => answers.fillIn({ id: '{{Find a.id}}' })).toThrow('Run Find first');
  });

  it('is what the examples before them really ask for', () => {
    const selected = new Map<string, SelectionSetNode>();
    let taken = 0;
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.graphql')).sort()) {
      const variables = readdirSync(FOLDER).includes(name.replace('.graphql', '.json')) ? read(name.replace('.graphql', '.json')) : '{}';
      for (const [, operation = '', path = ''] of variables.matchAll(/\{\{(\w+) ([\w.]+)\}\}/g)) {
        taken += 1;
        expect([name, operation, fieldsAt(selected.get(operation), path.split('.').filter((step) => !/^\d+$/.test(step)))]).toEqual([name, operation, true]);
      }
      for (const definition of parse(read(name)).definitions) if (definition.kind === Kind.OPERATION_DEFINITION) selected.set(definition.name?.value ?? '', definition.selectionSet);
    }
    expect(taken).toBeGreaterThan(4);
  });
});

function fieldsAt(selection: SelectionSetNode | undefined, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  return (selection?.selections ?? []).some((each) =>
    each.kind === Kind.FIELD ? each.name.value === step && fieldsAt(each.selectionSet, rest) : each.kind === Kind.INLINE_FRAGMENT && fieldsAt(each.selectionSet, [step, ...rest]),
  );
}
