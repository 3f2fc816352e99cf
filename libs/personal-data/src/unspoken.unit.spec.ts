import { housePersonalData } from '../test/fixture/house-personal-data.js';
import * as tables from '../test/fixture/house.schema.js';
import { byOwner, byUser, personalData, unspoken, type Declarations, type TableDeclaration } from './index.js';

const { diaries, entries, letters, people, weather } = tables;
const nobody = { nobody: 'For this test.' };
const house = { diaries: nobody, entries: nobody, invitations: nobody, letters: nobody, people: nobody, weather: nobody } satisfies Declarations<typeof tables>;

const problems = (changes: Partial<Declarations<typeof tables>>) => unspoken(personalData(tables, { ...house, ...changes }));

it('finds nothing missing where everything is said', () => {
  expect(unspoken(housePersonalData)).toEqual([]);
});

it('finds a table that nobody has declared', () => {
  const { weather: _left, ...others } = house;
  // @ts-expect-error The compiler finds it too.
  expect(unspoken(personalData(tables, others))).toEqual(['weather is not declared']);
});

it('finds a column with texts that neither the export nor the erasure speaks of', () => {
  const letter: TableDeclaration<typeof letters> = { found: byUser(letters.senderId), gives: ['id'], erasure: { set: () => ({ senderId: people.id }) } };
  expect(problems({ letters: letter })).toEqual(['letters.body is neither given nor withheld', 'letters.body is neither erased nor kept']);
});

it('finds it in each kind of rows', () => {
  const kinds: TableDeclaration<typeof letters> = [
    { as: 'sent', found: byUser(letters.senderId), gives: ['body'], erasure: 'delete' },
    { as: 'received', found: byUser(letters.readerIds), gives: ['id'], erasure: { keep: "The sender's." } },
  ];
  expect(problems({ letters: kinds })).toEqual(['received.body is neither given nor withheld']);
});

it('finds documents too, and no reason where one is needed', () => {
  const entry: TableDeclaration<typeof entries> = { found: byUser(entries.diaryId), gives: ['body'], erasure: 'delete' };
  expect(problems({ entries: entry })).toEqual(['entries.tags is neither given nor withheld']);
  const diary: TableDeclaration<typeof diaries> = { found: byUser(diaries.personId), gives: ['title'], withholds: { lockCode: '' }, erasure: { keep: ' ' } };
  expect(problems({ diaries: diary })).toEqual(['diaries.lockCode has no reason', 'diaries has no reason']);
  expect(problems({ weather: { nobody: '' } })).toEqual(['weather has no reason']);
});

it('finds a way that leads nowhere, and names that two have', () => {
  const report: TableDeclaration<typeof weather> = { as: 'people', found: byOwner(weather.day, entries.day), gives: ['report'], erasure: 'delete' };
  const person: TableDeclaration<typeof people> = { found: byUser(people.id), gives: ['email', 'name'], erasure: 'delete' };
  expect(problems({ weather: report, people: person })).toEqual(['people is declared twice', 'people are found by way of entries, which has no rows of persons']);
});
