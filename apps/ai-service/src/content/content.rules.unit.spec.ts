import { isSubjectSlug, problemOfText } from './content.rules.js';

it.each(['mathematics', 'organic-chemistry', 'a1', 'x'.repeat(60)])('takes %s for a subject', (slug) => {
  expect(isSubjectSlug(slug)).toBe(true);
});

it.each(['', 'Mathematics', 'organic chemistry', '-a', 'a-', 'a--b', 'ä', 'a\n', 'x'.repeat(61), 7, null])('does not take %j for a subject', (value) => {
  expect(isSubjectSlug(value)).toBe(false);
});

it.each<[unknown, string | undefined]>([
  ['Limits', undefined],
  ['两点', undefined],
  ['\u{1F4D0}', undefined],
  [' \n', 'isNotBlank'],
  ['a\0b', 'isStorable'],
  ['half \ud83d', 'isStorable'],
  [12, 'isStorable'],
  ['x'.repeat(11), 'maxLength'],
])('finds in the text %j: %s', (text, problem) => {
  expect(problemOfText(text, { maxLength: 10 })).toBe(problem);
});
