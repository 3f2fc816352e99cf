import { buildSchema } from '@apollo/federation-internals';
import type { FetchDataRewrite } from '@apollo/query-planner';
import { compileRewrites } from './compile-rewrites.js';
import { PossibleTypes } from './possible-types.js';

const types = new PossibleTypes(buildSchema('type Query { media: [Media] } interface Media { title: String } type Book implements Media { title: String } type Film implements Media { title: String } type Cell { title: String }'));

const rewritten = (rewrites: Parameters<typeof compileRewrites>[0], value: unknown): unknown => {
  compileRewrites(rewrites, types)?.(value);
  // As it is merged: what has no value is not there.
  return JSON.parse(JSON.stringify(value));
};

describe('what the plan renames', () => {
  const RENAME: FetchDataRewrite = { kind: 'KeyRenamer', path: ['media', '... on Media', 'title__alias_0'], renameKeyTo: 'title' };

  it('gets the name that the client knows, in every item of a list, and only for the types that are meant', () => {
    const media = [{ __typename: 'Book', title__alias_0: 'a' }, null, { title__alias_0: 'b' }, { __typename: 'Cell', title__alias_0: 'c' }, { __typename: 'Film', title: 'd' }];
    expect(rewritten([RENAME], { media })).toEqual({ media: [{ __typename: 'Book', title: 'a' }, null, { title: 'b' }, { __typename: 'Cell', title__alias_0: 'c' }, { __typename: 'Film', title: 'd' }] });
  });

  it('gets the value that the subgraph knows', () => {
    expect(rewritten([{ kind: 'ValueSetter', path: ['... on Book', '__typename'], setValueTo: 'Media' }], { __typename: 'Book', id: '1' })).toEqual({ __typename: 'Media', id: '1' });
  });

  it('is nothing where the plan says nothing', () => {
    expect(compileRewrites([], types)).toBeUndefined();
    expect(compileRewrites(undefined, types)).toBeUndefined();
  });
});
