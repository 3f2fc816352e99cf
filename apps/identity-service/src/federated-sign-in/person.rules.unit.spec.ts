import { namesOf, verifiedEmail } from './person.rules.js';

test.each([
  [{ email: 'ada@example.org', emailVerified: true }, 'ada@example.org'],
  [{ email: 'ada@example.org', emailVerified: false }, undefined],
  [{ email: undefined, emailVerified: true }, undefined],
  [{ email: `${'x'.repeat(250)}@example.org`, emailVerified: true }, undefined],
])('of %j only a verified address counts', (person, email) => {
  expect(verifiedEmail(person)).toBe(email);
});

test.each([
  [{ givenName: 'Ada', familyName: 'Lovelace', name: 'A. L.' }, 'Ada', 'Lovelace'],
  [{ givenName: undefined, familyName: undefined, name: 'Ada  King Lovelace' }, 'Ada', 'King Lovelace'],
  [{ givenName: 'Ada', familyName: undefined, name: undefined }, 'Ada', 'Ada'],
  [{ givenName: undefined, familyName: undefined, name: undefined }, 'ada.l', 'ada.l'],
  [{ givenName: 'A\0da\n<b>', familyName: ' ', name: 'x y' }, 'Ada b', 'y'],
])('%j is called %s %s', (person, firstName, lastName) => {
  expect(namesOf(person, 'ada.l@example.org')).toEqual({ firstName, lastName });
});

test('a name is cut to what an account holds, and through no character', () => {
  const { firstName } = namesOf({ givenName: `${'x'.repeat(99)}😀`, familyName: 'y', name: undefined }, 'a@example.org');
  expect(firstName).toBe('x'.repeat(99));
});
