import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Every code that is declared with defineError in the apps and libraries, with the kind beside it. */
function declaredErrors(): string[] {
  const files = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !/(^|\/)(dist|node_modules|test)\//.test(file))
      .map((file) => join(root, folder, file)),
  );
  return files.flatMap((file) => {
    const declarations = readFileSync(file, 'utf8').matchAll(/= defineError(?:<[\s\S]*?>)?\(\{\s*code: '([A-Z0-9_]+)',\s*kind: '([a-z-]+)'/g);
    return [...declarations].map(([, code, kind]) => `${code} ${kind}`);
  });
}

/** The rows of the table in docs/errors.md. */
function documentedErrors(): string[] {
  const rows = readFileSync(join(root, 'docs/errors.md'), 'utf8').matchAll(/^\| `([A-Z0-9_]+)` \| ([a-z-]+) \| \S.* \| \S.* \|$/gm);
  return [...rows].map(([, code, kind]) => `${code} ${kind}`);
}

describe('the codes of errors', () => {
  it('are declared once each', () => {
    const declared = declaredErrors();
    expect(declared.length).toBeGreaterThan(10);
    expect(declared.filter((error, index) => declared.indexOf(error) !== index)).toEqual([]);
  });

  it('are all in docs/errors.md, and nothing else is', () => {
    expect(documentedErrors().sort()).toEqual([...declaredErrors(), 'INTERNAL internal'].sort());
  });
});
