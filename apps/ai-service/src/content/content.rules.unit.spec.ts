import { isSubjectSlug } from './content.rules.js';

it.each(['mathematics', 'organic-chemistry', 'a1', 'x'.repeat(60)])('takes %s for a subject', (slug) => {
  expect(isSubjectSlug(slug)).toBe(true);
});

it.each(['', 'Mathematics', 'organic chemistry', '-a', 'a-', 'a--b', 'ä', 'a\n', 'x'.repeat(61), 7, null])('does not take %j for a subject', (value) => {
  expect(isSubjectSlug(value)).toBe(false);
});
