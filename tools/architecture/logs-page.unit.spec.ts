import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, root } from './claimed-tests.js';

const PAGE = readPage('docs/logs.md');

/** What runs in a service or the gateway, by its path from the root. */
const sources = ['apps', 'libs'].flatMap((place) =>
  readdirSync(join(root, place)).flatMap((project) => {
    if (['journeys-e2e', 'testing'].includes(project)) return [];
    const folder = join(place, project, 'src');
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') }));
  }),
);

describe('docs/logs.md', () => {
  const speaking = new Set(sources.flatMap(({ text }) => [...text.matchAll(/new Logger\((?:'(\w+)'|([A-Z]\w+)\.name)/g)].map(([, name, className]) => name ?? className ?? '')));

  it('names everybody who speaks in a log, and nobody who does not', () => {
    const named = [...PAGE.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
    expect([...named].sort()).toEqual([...speaking, 'Http'].sort());
    expect(named.length).toBeGreaterThan(30);
  });

  it('is true about where logs go: nobody writes anywhere else, but for what ends a start and what migrations did', () => {
    const writing = sources.filter(({ text }) => /\bconsole\.\w|process\.std(out|err)\b/.test(text)).map(({ file }) => file);
    expect(writing.sort()).toEqual(['libs/environment/src/exit-on-environment-error.ts', 'libs/service-host/src/exit-with.ts', 'libs/service-host/src/run-migration.ts']);
  });
});
