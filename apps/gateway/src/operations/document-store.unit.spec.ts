import { buildSchema } from 'graphql';
import { limitsForTests } from '../../test/limits-for-tests.js';
import { DocumentStore } from './document-store.js';
import { prepareDocument } from './prepared-document.js';

const SCHEMA = buildSchema('type Query { a: Int b: Int c: Int d: Int }');
const prepared = (text: string) => prepareDocument(text, SCHEMA, { limits: limitsForTests(), introspection: false });

describe('the store of documents', () => {
  it('finds what it was given, by text and by hash', () => {
    const store = new DocumentStore();
    const document = prepared('{ a }');
    store.add(document);
    expect(store.find('{ a }')).toBe(document);
    expect(store.findByHash(document.hash)).toBe(document);
    expect(store.find('{ b }')).toBeUndefined();
  });

  it('forgets what nobody has asked for longest, hash and all', () => {
    const store = new DocumentStore({ documents: 2, characters: 1_000 });
    const [a, b, c] = ['{ a }', '{ b }', '{ c }'].map(prepared);
    if (!a || !b || !c) throw new Error('three documents');
    store.add(a);
    store.add(b);
    store.find(a.text);
    store.add(c);
    expect([a, b, c].map(({ text }) => store.find(text) !== undefined)).toEqual([true, false, true]);
    expect(store.findByHash(b.hash)).toBeUndefined();
    expect(store.recentTexts(1)).toEqual(['{ c }']);
  });

  it('has room for so many characters, and none for one that is a tenth of them', () => {
    const store = new DocumentStore({ documents: 100, characters: 100 });
    for (let blanks = 0; blanks < 50; blanks += 1) store.add(prepared(`{${' '.repeat(blanks % 5)}a}`));
    store.add(prepared(`{${' '.repeat(20)}a}`));
    expect(store.find(`{${' '.repeat(20)}a}`)).toBeUndefined();
    expect(store.find('{a}')).toBeDefined();
  });

  it('keeps for good what is known from the start, whatever clients send', () => {
    const store = new DocumentStore({ documents: 1, characters: 1_000 });
    const known = prepared('{ a }');
    store.add(known);
    store.addKnown(known);
    for (const text of ['{ b }', '{ c }', '{ d }']) store.add(prepared(text));
    expect(store.find('{ a }')).toBe(known);
    expect(store.findByHash(known.hash)).toBe(known);
  });
});
