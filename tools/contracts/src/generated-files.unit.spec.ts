import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDrift, writeFiles, type Generated } from './generated-files.js';

const root = mkdtempSync(join(tmpdir(), 'edtech-generated-'));
afterAll(() => rmSync(root, { recursive: true }));

const generated: Generated = { files: [{ path: 'own/a.json', content: '1' }, { path: 'b.txt', content: '2' }], ownFolders: ['own', 'absent'] };

test('what is missing, changed or surplus is found, written or removed, and then nothing is left to do', () => {
  mkdirSync(join(root, 'own'));
  writeFileSync(join(root, 'own/old.json'), '0');
  writeFileSync(join(root, 'b.txt'), 'changed');
  writeFileSync(join(root, 'foreign.txt'), 'stays');
  expect(findDrift(root, generated)).toEqual(['b.txt', 'own/a.json', 'own/old.json']);
  expect(writeFiles(root, generated)).toEqual(['b.txt', 'own/a.json', 'own/old.json']);
  expect([readFileSync(join(root, 'own/a.json'), 'utf8'), readFileSync(join(root, 'b.txt'), 'utf8')]).toEqual(['1', '2']);
  expect([existsSync(join(root, 'own/old.json')), existsSync(join(root, 'foreign.txt'))]).toEqual([false, true]);
  expect(findDrift(root, generated)).toEqual([]);
});
