import { markdownOf } from './table.js';

test('the table shows both sides, how they compare, and plainly what falls short', () => {
  const text = markdownOf([
    {
      name: '5',
      measurement: {
        lines: [
          {
            measures: 'draining',
            ours: { value: 12_345.6, unit: 'events/s', cpuMsPerUnit: 0.0312 },
            limit: { value: 45_000, unit: 'events/s', what: 'the client alone' },
            compared: '0.27',
            goal: { text: '>= 0.6', reached: false },
          },
          { measures: 'lost', ours: { value: 0, unit: 'events' }, compared: '0', goal: { text: '0', reached: true } },
        ],
        notes: ['both sent 80,000'],
      },
    },
  ]);
  expect(text.split('\n')).toEqual([
    '| # | what is measured | ours | limit | compared | goal | reached |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| 5 | draining | 12,346 events/s (0.031 CPU-ms each) | 45,000 events/s: the client alone | 0.27 | >= 0.6 | **no** |',
    '| 5 | lost | 0 events |  | 0 | 0 | yes |',
    '',
    '- 5: both sent 80,000',
  ]);
});
