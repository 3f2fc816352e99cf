import { getIntrospectionQuery, parse } from 'graphql';
import { limitsForTests } from '../../test/limits-for-tests.js';
import { parseWithinLimits } from './parse-within-limits.js';
import { refuseComplexDocuments } from './refuse-complex-documents.js';

describe('the limits of documents', () => {
  it('have room for what tools ask to learn a schema', () => {
    const { tokens } = limitsForTests();
    const question = getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true, directiveIsRepeatable: true, oneOf: true });
    expect(() => refuseComplexDocuments(parseWithinLimits(question, tokens), limitsForTests())).not.toThrow();
  });

  it('are told apart from errors of syntax', () => {
    expect(() => parseWithinLimits('{ a', 10)).toThrow('Syntax Error');
    expect(() => parseWithinLimits('{ a b c d e f g h i j k }', 10)).toThrow(expect.objectContaining({ code: 'OPERATION_TOO_COMPLEX' }));
    expect(() => parseWithinLimits('{ a b c d e f g h }', 10)).not.toThrow();
  });

  it('can be widened where somebody needs more', () => {
    const deep = parse('{ a { b { c } } }');
    expect(() => refuseComplexDocuments(deep, limitsForTests({ depth: 2 }))).toThrow(expect.objectContaining({ details: { limit: 'depth', allowed: 2 } }));
    expect(() => refuseComplexDocuments(deep, limitsForTests({ depth: 3 }))).not.toThrow();
  });
});
