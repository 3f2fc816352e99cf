import { mergeAnswer } from './merge-answer.js';

const merged = (target: Record<string, unknown>, answer: unknown): unknown => {
  mergeAnswer(target, answer);
  return target;
};

describe('what a subgraph has answered, merged into what is known', () => {
  it('adds fields to objects, at every depth', () => {
    expect(merged({ a: { b: 1, deep: { x: 1 } } }, { a: { c: 2, deep: { y: 2 } }, d: 3 })).toEqual({ a: { b: 1, c: 2, deep: { x: 1, y: 2 } }, d: 3 });
  });

  it('adds to lists of the same length item by item, and takes those of another as they are', () => {
    expect(merged({ list: [{ a: 1 }, null, 3] }, { list: [{ b: 2 }, { c: 3 }, 4] })).toEqual({ list: [{ a: 1, b: 2 }, { c: 3 }, 4] });
    expect(merged({ list: [{ a: 1 }] }, { list: [{ b: 2 }, { b: 3 }] })).toEqual({ list: [{ b: 2 }, { b: 3 }] });
  });

  it('takes nothing for no answer, and null for one', () => {
    expect(merged({ a: 1 }, null)).toEqual({ a: 1 });
    expect(merged({ a: { b: 1 } }, { a: null })).toEqual({ a: null });
  });

  it('touches no object but the one that is meant, whatever a client calls its fields', () => {
    const target = merged({}, JSON.parse('{"__proto__":{"spoilt":true},"constructor":{"prototype":{"spoilt":true}}}'));
    expect(JSON.stringify(target)).toBe('{"__proto__":{"spoilt":true},"constructor":{"prototype":{"spoilt":true}}}');
    expect(({} as Record<string, unknown>).spoilt).toBeUndefined();
  });
});
