import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, root } from './claimed-tests.js';

const { compilerOptions } = JSON.parse(readPage('tsconfig.base.json')) as { compilerOptions: Record<string, unknown> };

/** Ways past the compiler. */
const UNCHECKED = /@ts-(?:ignore|nocheck|expect-error)|eslint-disable|[:<,|&(]\s*any\b\s*[[\],;)=>|&{]|\bas any\b/;

describe('types', () => {
  it('are checked as strictly as can be', () => {
    expect(compilerOptions).toMatchObject({ strict: true, noUncheckedIndexedAccess: true, noFallthroughCasesInSwitch: true });
    const loosened = ['noImplicitAny', 'strictNullChecks', 'strictFunctionTypes', 'strictPropertyInitialization', 'useUnknownInCatchVariables', 'alwaysStrict'].filter((option) => compilerOptions[option] === false);
    expect(loosened).toEqual([]);
  });

  it('are checked everywhere: nothing is of any type, and no line is left out', () => {
    const sources = ['apps', 'libs', 'tools'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /^[^/]+\/(src|test)\/.*\.ts$/.test(file))
        .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
    );
    expect(sources.length).toBeGreaterThan(1_000);
    const found = sources.filter(({ text }) => text.split('\n').some((line) => !/^\s*(\/\/|\*|\/\*\*)/.test(line) && UNCHECKED.test(line.replace(/'[^']*'|"[^"]*"/g, "''"))));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it.each(['const x: any = 1;', 'f(x as any)', 'Record<string, any>', '// @ts-ignore', 'let y: any[] = []'])('would be found: %s', (line) => {
    expect(UNCHECKED.test(line)).toBe(true);
  });
});
