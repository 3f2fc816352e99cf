import { PreparedTexts } from './prepared-texts.js';

describe('a statement is worth preparing', () => {
  test('when it comes again, and from then on', () => {
    const texts = new PreparedTexts();
    expect([1, 2, 3].map(() => texts.worth('select 1'))).toEqual([false, true, true]);
    expect(texts.worth('select 2')).toBe(false);
  });

  test('unless it is very long', () => {
    const texts = new PreparedTexts();
    const long = `select ${'1, '.repeat(5_000)} 1`;
    expect([1, 2].map(() => texts.worth(long))).toEqual([false, false]);
  });

  test('or there are too many of them; those that were known before stay', () => {
    const texts = new PreparedTexts();
    const all = Array.from({ length: 400 }, (_, n) => `select ${n}`);
    for (const text of all) texts.worth(text);
    expect(all.filter((text) => texts.worth(text))).toHaveLength(300);
    expect(texts.worth('select 0')).toBe(true);
    expect(texts.worth('select 399')).toBe(false);
  });

  test('nor is it remembered for ever that a text ran once', () => {
    const texts = new PreparedTexts();
    texts.worth('select 0');
    for (let n = 1; n <= 1_000; n += 1) texts.worth(`select ${n}`);
    expect(texts.worth('select 0')).toBe(false);
  });
});
