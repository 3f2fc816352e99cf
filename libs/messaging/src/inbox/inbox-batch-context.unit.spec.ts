import { latestPerSubject } from './inbox-batch-context.js';

test('of each aggregate the latest is kept, in the order in which the aggregates appear', () => {
  const events = [['a', 1], ['b', 4], ['a', 3], ['a', 2], ['b', 4]].map(([subject, sequence], nr) => ({ subject: String(subject), sequence: Number(sequence), nr }));
  expect(latestPerSubject(events)).toEqual([
    { subject: 'a', sequence: 3, nr: 2 },
    { subject: 'b', sequence: 4, nr: 4 },
  ]);
});
