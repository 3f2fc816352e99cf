import { validateSync } from 'class-validator';
import { IsText, IsTimeZone, WhenGiven } from './text-rules.js';

class Example {
  @WhenGiven() @IsText({ maxLength: 10 }) title?: unknown;
  @WhenGiven() @IsText({ maxLength: 10, mayBeBlank: true }) note?: unknown;
  @WhenGiven() @IsText({ minLength: 3, maxLength: 10, mayBeBlank: true }) secret?: unknown;
  @WhenGiven() @IsTimeZone() timeZone?: unknown;
}

function brokenRules(input: Partial<Example>): string[] {
  return validateSync(Object.assign(new Example(), input)).flatMap(({ constraints }) => Object.keys(constraints ?? {}));
}

describe('the rules of text', () => {
  it.each<[Partial<Example>]>([
    [{}],
    [{ title: 'Zoë 李 😀' }],
    [{ title: 'x'.repeat(10) }],
    [{ note: '' }],
    [{ note: ' \n ' }],
    [{ secret: '   ' }],
    [{ timeZone: 'Europe/Vienna' }],
    [{ timeZone: 'UTC' }],
    [{ timeZone: 'Etc/GMT+5' }],
  ])('take %j', (input) => {
    expect(brokenRules(input)).toEqual([]);
  });

  it.each<[string, Partial<Example>]>([
    ['isStorable', { title: 'a\0b' }],
    ['isStorable', { note: 'half \ud83d' }],
    ['isStorable', { secret: 'abc\0' }],
    ['isNotBlank', { title: '' }],
    ['isNotBlank', { title: ' \t\n' }],
    ['maxLength', { title: 'x'.repeat(11) }],
    ['minLength', { secret: 'ab' }],
    ['isTimeZone', { timeZone: 'Mars/Olympus' }],
    ['isTimeZone', { timeZone: '+01:00' }],
    ['isTimeZone', { timeZone: 'UTC\0' }],
    ['isTimeZone', { timeZone: '' }],
  ])('name %s when it is broken by %j', (rule, input) => {
    expect(brokenRules(input)).toEqual([rule]);
  });

  it('count as the event contracts do, so that what passes can be published', () => {
    expect(brokenRules({ title: '😀'.repeat(5) })).toEqual([]);
    expect(brokenRules({ title: '😀'.repeat(6) })).toEqual(['maxLength']);
  });

  it('do not take null or a number for text, nor null for left out', () => {
    expect(brokenRules({ title: null })).toContain('isStorable');
    expect(brokenRules({ title: 12 })).toContain('isStorable');
    expect(brokenRules({ timeZone: null })).toEqual(['isTimeZone']);
  });
});
