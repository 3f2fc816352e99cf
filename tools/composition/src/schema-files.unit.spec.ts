import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDrift, writeFiles } from './schema-files.js';

describe('the committed schemas', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'schemas-'));
    writeFileSync(join(root, 'same.graphql'), 'same');
    writeFileSync(join(root, 'old.graphql'), 'old');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const files = [
    { path: 'same.graphql', content: 'same' },
    { path: 'old.graphql', content: 'new' },
    { path: 'missing.graphql', content: 'new' },
  ];

  test('that are not what the code says, or are missing, are named', () => {
    expect(findDrift(root, files)).toEqual(['old.graphql', 'missing.graphql']);
    expect(readFileSync(join(root, 'old.graphql'), 'utf8')).toBe('old');
  });

  test('are written where they have changed, and not touched elsewhere', () => {
    const before = statSync(join(root, 'same.graphql')).mtimeMs;
    expect(writeFiles(root, files)).toEqual(['old.graphql', 'missing.graphql']);
    expect(findDrift(root, files)).toEqual([]);
    expect(statSync(join(root, 'same.graphql')).mtimeMs).toBe(before);
  });
});
