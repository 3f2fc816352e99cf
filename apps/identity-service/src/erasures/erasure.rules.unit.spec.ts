import { confirmsErasure, erasingServices, isIdentitysTurn, type ErasingService } from './erasure.rules.js';

const done = (...services: readonly ErasingService[]) => erasingServices.map((service) => ({ service, completedAt: services.includes(service) ? new Date(0) : null }));

test.each<[string, readonly ErasingService[], boolean]>([
  ['nobody has answered', [], false],
  ['one is missing', ['learning', 'payment', 'communication', 'ai'], false],
  ['all others have answered', ['learning', 'payment', 'communication', 'ai', 'analytics'], true],
  ['it is done itself', [...erasingServices], false],
])('the turn of identity, when %s', (_when, answered, turn) => {
  expect(isIdentitysTurn(done(...answered))).toBe(turn);
});

test('a service of which nothing is known has not answered', () => {
  expect(isIdentitysTurn(done('learning', 'payment', 'communication', 'ai', 'analytics').slice(1))).toBe(false);
});

test('only the own address confirms an erasure, in whatever case', () => {
  expect(['ada@example.org', ' Ada@Example.ORG '].map((typed) => confirmsErasure(typed, 'ada@example.org'))).toEqual([true, true]);
  expect(['', 'yes', 'ada@example.com', 'xada@example.org'].map((typed) => confirmsErasure(typed, 'ada@example.org'))).toEqual([false, false, false, false]);
});
