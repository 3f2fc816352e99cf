import { quoteIdentifier, quoteLiteral } from './sql-text.js';

describe('quoteIdentifier', () => {
  it('cannot be left by a quote in the name', () => {
    expect(quoteIdentifier('a"; DROP TABLE b; --')).toBe('"a""; DROP TABLE b; --"');
  });

  it('refuses what Postgres takes for no name', () => {
    expect(() => quoteIdentifier('')).toThrow('not a name');
    expect(() => quoteIdentifier('a\0b')).toThrow('not a name');
  });
});

describe('quoteLiteral', () => {
  it('cannot be left by a quote or a backslash in the value', () => {
    expect(quoteLiteral("it's")).toBe("'it''s'");
    expect(quoteLiteral("\\'; --")).toBe(" E'\\\\''; --'");
    expect(() => quoteLiteral('a\0b')).toThrow('NUL');
  });
});
