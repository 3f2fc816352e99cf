import { ownWords } from './own-words.rules.js';
import { isOfThePlatform } from './password.rules.js';

describe('a password of words that anyone would guess who knows the platform', () => {
  it.each([
    ['its name', 'EdTech-Platform'],
    ['its name with a year', 'edtech2026!'],
    ['a role', 'administrator'],
    ['a role twice', 'TutorTutor'],
    ['a role in disguise', '@dm1n1str4t0r'],
    ['a role with digits behind it', 'student12345'],
    ['a subject', 'Mathematics'],
    ['a subject in disguise, with signs', '!!Phys1cs2024'],
    ['two words of it with something between them', 'I love learning maths'],
    ['words of it in full-width letters', 'ＥｄＴｅｃｈＴｕｔｏｒ'],
    ['words of it in German', 'Mathe-Lehrer-1'],
  ])('is refused when it is %s', (_what, password) => {
    expect(isOfThePlatform(password)).toBe(true);
  });

  it.each([
    'correct horse battery',
    'a long enough secret',
    'a password of operators',
    'tutors never tell me what owls eat',
    'qx7-tutor-vb2-kk9',
    'startled participants',
    '!!!!!!!!',
  ])('is not seen in %s', (password) => {
    expect(isOfThePlatform(password)).toBe(false);
  });

  it('is refused as well when its words are those that the deployment has added, in whatever writing', () => {
    const added = ['Lyceum', 'Old Mill Road'];
    for (const password of ['lyceum2026', 'OldMillRoad7', 'Lyceum-Tutor']) expect([password, isOfThePlatform(password), isOfThePlatform(password, added)]).toEqual([password, false, true]);
    expect(isOfThePlatform('correct horse battery', added)).toBe(false);
  });

  it('knows the words of the list in the writing in which they are looked for', () => {
    expect(ownWords.length).toBeGreaterThan(100);
    expect(ownWords.filter((word) => !/^\p{Ll}{3,}$/u.test(word))).toEqual([]);
    expect(ownWords.filter((word, index) => ownWords.indexOf(word) !== index)).toEqual([]);
  });
});
