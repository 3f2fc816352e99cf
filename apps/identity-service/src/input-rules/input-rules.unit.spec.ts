import { WhenGiven } from '@edtech/graphql';
import { validateSync } from 'class-validator';
import { IsEmailAddress } from './email-address.js';
import { IsLocale } from './locale.js';
import { MatchesSchema } from './matches-schema.js';
import { IsPlainText } from './plain-text.js';
import { settingsDocument } from '../profiles/profile-documents.js';

class Example {
  @WhenGiven() @IsPlainText({ maxLength: 10 }) name?: unknown;
  @WhenGiven() @IsPlainText({ maxLength: 20, mayBeBlank: true, multiline: true }) text?: unknown;
  @WhenGiven() @IsEmailAddress() email?: unknown;
  @WhenGiven() @IsLocale() locale?: unknown;
  @WhenGiven() @MatchesSchema(settingsDocument) settings?: unknown;
}

function brokenRules(input: Partial<Example>): string[] {
  return validateSync(Object.assign(new Example(), input)).flatMap(({ constraints }) => Object.keys(constraints ?? {}));
}

describe('the rules of input', () => {
  it.each<[Partial<Example>]>([
    [{}],
    [{ name: 'Zoë 李' }],
    [{ text: '' }],
    [{ text: 'two\nlines\tand a tab' }],
    [{ email: 'ada+x@example.org' }],
    [{ locale: 'en' }],
    [{ locale: 'de-AT' }],
    [{ settings: { theme: 'dark' } }],
  ])('take %j', (input) => {
    expect(brokenRules(input)).toEqual([]);
  });

  it.each<[string, Partial<Example>]>([
    ['isStorable', { name: 'a\0b' }],
    ['isPlainText', { name: 'a\nb' }],
    ['isStorable', { name: 'a\ud800b' }],
    ['isStorable', { text: 'a\0b' }],
    ['isPlainText', { text: 'a\u0007b' }],
    ['isNotBlank', { name: '   ' }],
    ['maxLength', { name: 'a'.repeat(11) }],
    ['maxLength', { name: '😀'.repeat(6) }],
    ['isEmail', { email: 'ada@localhost' }],
    ['isEmail', { email: 'ada@example.org\0' }],
    ['isEmail', { email: `${'a'.repeat(250)}@example.org` }],
    ['isEmail', { email: null }],
    ['isLocale', { locale: 'e' }],
    ['isLocale', { locale: 'no such language' }],
    ['matchesSchema', { settings: { theme: 'pink' } }],
    ['matchesSchema', { settings: { colour: 'pink' } }],
    ['matchesSchema', { settings: [] }],
  ])('name %s when it is broken by %j', (rule, input) => {
    expect(brokenRules(input)).toEqual([rule]);
  });

  it('do not take null for left out', () => {
    expect(brokenRules({ name: null })).toContain('isPlainText');
  });

  it('say what is wrong inside a document', () => {
    const [problem] = validateSync(Object.assign(new Example(), { settings: { theme: 'pink', reducedMotion: 1 } }));
    expect(problem?.constraints?.['matchesSchema']).toMatch(/theme: .*reducedMotion: /);
  });
});
