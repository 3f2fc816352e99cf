import { buildSchema, parse, validate } from 'graphql';
import { repeatedFieldsBomb } from '../../test/attacks.js';
import { limitsForTests } from '../../test/limits-for-tests.js';
import { refuseComplexDocuments } from './refuse-complex-documents.js';
import { repeatedFields } from './repeated-fields.js';

const pairsIn = (text: string) => repeatedFields(parse(text));

describe('repeated fields', () => {
  it('are counted as the pairs that have to be compared, by name in the answer, through fragments', () => {
    expect(pairsIn('{ a a b: a }')).toBe(1);
    expect(pairsIn('{ a { x } ...F } fragment F on Query { a { x y } }')).toBe(2);
    expect(pairsIn('{ a a a a a }')).toBe(10);
  });

  it('are refused where they multiply, though the text is short and neither deep nor wide', () => {
    const text = repeatedFieldsBomb('a', 3, 5);
    const limits = limitsForTests();
    expect(() => refuseComplexDocuments(parse(text), limits)).toThrow(expect.objectContaining({ code: 'OPERATION_TOO_COMPLEX', details: { limit: 'comparisons of repeated fields', allowed: 5_000 } }));
  });

  it('may stand twice, as where two parts of a screen need the same', () => {
    const text = '{ me { id name } me { id email } ...F } fragment F on Query { me { id } }';
    expect(() => refuseComplexDocuments(parse(text), limitsForTests())).not.toThrow();
    expect(validate(buildSchema('type Query { me: User } type User { id: ID name: String email: String }'), parse(text))).toEqual([]);
  });
});
