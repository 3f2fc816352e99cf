import { aiService } from '@edtech/ai-service';
import { analyticsService } from '@edtech/analytics-service';
import { communicationService } from '@edtech/communication-service';
import { identityService } from '@edtech/identity-service';
import { learningService } from '@edtech/learning-management-service';
import { paymentService } from '@edtech/payment-service';
import { getMetadataStorage } from 'class-validator';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasTest, readClaim, readPage, root } from './claimed-tests.js';
import { comparePage, tableOf } from './generated-page.js';

/** Loading them is what makes the rules of their inputs known. */
const services = [identityService, learningService, paymentService, communicationService, aiService, analyticsService];

/** A rule of a property, as class-validator keeps it. */
interface Rule {
  readonly type: string;
  readonly name?: string;
  readonly propertyName: string;
  readonly constraintCls?: new () => { defaultMessage?(args: object): string };
  readonly constraints?: readonly unknown[];
  readonly each: boolean;
}

const storage = getMetadataStorage() as unknown as { readonly validationMetadatas: ReadonlyMap<{ readonly name: string }, readonly Rule[]> };

/** Said of a rule in the words that clients get: "must be an e-mail address". */
function wordsOf({ type, name, constraintCls, constraints = [], each, propertyName }: Rule): string {
  if (type === 'conditionalValidation') return 'may be left out';
  if (type === 'nestedValidation') return 'has rules of its own';
  if (name === 'matchesSchema') return 'has the shape that its description in the schema says';
  const words = constraintCls && new constraintCls().defaultMessage?.({ property: propertyName, constraints, value: undefined, object: {}, targetName: '' });
  if (!words) throw new Error(`the rule ${name ?? type} of ${propertyName} has no words`);
  const filled = constraints.reduce<string>((text, constraint, index) => text.replaceAll(`$constraint${index + 1}`, String(constraint)), words);
  return `${each ? 'each ' : ''}${filled.replace(/^each value in /, '').replaceAll('$property ', '')}`;
}

const inputs = [...storage.validationMetadatas].map(([{ name }, rules]) => ({ name, rules })).sort((one, other) => one.name.localeCompare(other.name));

test('docs/inputs.md has every input and argument, with the rules that it is held to', () => {
  expect(services).toHaveLength(6);
  const rows = inputs.flatMap(({ name, rules }) => {
    const fields = [...new Set(rules.map(({ propertyName }) => propertyName))].sort();
    return fields.map((field) => [`\`${name}.${field}\``, [...new Set(rules.filter(({ propertyName }) => propertyName === field).map(wordsOf))].sort().join('; ')]);
  });
  expect(rows.length).toBeGreaterThan(120);
  const { says, hasToSay } = comparePage('docs/inputs.md', `\n${tableOf(['field', 'rules'], rows)}`);
  expect(says).toBe(hasToSay);
});

/** "| what | value | `file`: NAME | `file`: title |" */
const limits = [...readPage('docs/inputs.md').matchAll(/^\| ([^|]+) \| ([\d,.]+)[^|]* \| `([^`]+)`: `(\w+)` \| ([^|]+) \|$/gm)].map(([, what = '', value = '', file = '', name = '', claim = '']) => ({
  what,
  value: Number(value.replaceAll(',', '')),
  file,
  name,
  claim,
}));

test.each(limits)('$what is $value in the code too, and a test holds it', ({ value, file, name, claim }) => {
  const [, text = ''] = new RegExp(`\\b(?:const )?${name}(?: =|:) ([\\d_]+)`).exec(readFileSync(join(root, file), 'utf8')) ?? [];
  expect(Number(text.replaceAll('_', ''))).toBe(value);
  for (const one of claim.split('<br>')) {
    const test = readClaim(one);
    expect([one, test !== undefined && hasTest(test)]).toEqual([one, true]);
  }
});

/** The rows of a part of the page whose last column names tests. */
const heldIn = (part: string): string[] => (readPage('docs/inputs.md').split(`## ${part}`)[1]?.split('\n## ')[0] ?? '').match(/^\| .* \| `.*`: .* \|$/gm) ?? [];

test.each([
  ['What has to fit together', 10],
  ['What costs much', 7],
])('%s is held by tests', (part, rows) => {
  expect(heldIn(part)).toHaveLength(rows);
  for (const row of heldIn(part)) {
    for (const one of (row.split(' | ').at(-1) ?? '').replace(/ \|$/, '').split('<br>')) {
      const test = readClaim(one);
      expect([one, test !== undefined && hasTest(test)]).toEqual([one, true]);
    }
  }
});

test('there are limits', () => {
  expect(limits.length).toBeGreaterThan(12);
});
