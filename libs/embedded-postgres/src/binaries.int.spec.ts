import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLinks } from './binaries.js';

describe('makeLinks', () => {
  it("makes the links that npm's skipped install script would have made, and only those", () => {
    const folder = mkdtempSync(join(tmpdir(), 'edtech-links-'));
    const root = join(folder, 'native');
    mkdirSync(join(root, 'lib'), { recursive: true });
    const links = [
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
    ];
    writeFileSync(join(root, 'pg-symlinks.json'), JSON.stringify(links));
    writeFileSync(join(root, 'lib', 'libpq.so.5.18'), 'the library');
    writeFileSync(join(root, 'lib', 'libpq.so'), 'already there');
    makeLinks(root);
    makeLinks(root);
    expect(readlinkSync(join(root, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readFileSync(join(root, 'lib', 'libpq.so.5'), 'utf8')).toBe('the library');
    expect(readFileSync(join(root, 'lib', 'libpq.so'), 'utf8')).toBe('already there');
    rmSync(folder, { recursive: true });
  });
});
