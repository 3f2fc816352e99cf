import { ShortLivedCache } from './short-lived-cache.js';

describe('a short-lived cache', () => {
  let time = 0;
  const cache = () => new ShortLivedCache<number>({ ttlMs: 100, entries: 2 }, () => time);

  it('forgets an answer when its time is over', () => {
    const answers = cache();
    answers.set('a', 1);
    time += 99;
    expect(answers.get('a')).toBe(1);
    time += 1;
    expect(answers.get('a')).toBeUndefined();
  });

  it('never keeps more than it may, and lets the oldest go', () => {
    const answers = cache();
    answers.set('a', 1);
    answers.set('b', 2);
    answers.set('a', 3);
    answers.set('c', 4);
    expect(['a', 'b', 'c'].map((key) => answers.get(key))).toEqual([3, undefined, 4]);
  });
});
