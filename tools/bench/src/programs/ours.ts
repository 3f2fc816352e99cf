import { extname, join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

/** How a program of this workspace is started by node: built, or from its source under jest. */
export function ourProgram(app: string): string[] {
  if (extname(__filename) === '.js') return [...process.execArgv, join(ROOT, 'apps', app, 'dist/main.js')];
  return ['--conditions=@edtech/source', '--require', join(__dirname, '../../test/run-typescript.cjs'), join(ROOT, 'apps', app, 'src/main.ts')];
}

/** A program of this folder. */
export function benchProgram(name: string): string[] {
  const extension = extname(__filename);
  const from = join(__dirname, `${name}.program${extension}`);
  return extension === '.js' ? [from] : ['--conditions=@edtech/source', '--require', join(__dirname, '../../test/run-typescript.cjs'), from];
}
