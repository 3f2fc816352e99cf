import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** What follows up to the brace that closes it. */
function untilClosed(code: string): string {
  let open = 1;
  const end = [...code].findIndex((character) => (open += Number(character === '{') - Number(character === '}')) === 0);
  return code.slice(0, end);
}

/** The loops of some code that say each failed round, by their first line. */
function chattyLoops(code: string): string[] {
  const [, ...rest] = code.split('new BackgroundLoop({');
  // Each round's failure goes to a ProblemLog: by tellingOnce, or by a log that also hears of something else.
  const tells = /\.\.\.tellingOnce\(|onError: \(error\) => (this\.)?log\.failed\(error\)/;
  return rest.map(untilClosed).filter((loop) => !tells.test(loop)).map((loop) => loop.trim().split('\n')[0] ?? '');
}

describe('work in the background', () => {
  it('tells of a problem that lasts once, and not in every round', () => {
    const files = ['apps', 'libs'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !/(^|\/)(dist|node_modules|test)\//.test(file))
        .map((file) => join(root, folder, file)),
    );
    const loops = files.map((file) => ({ file, code: readFileSync(file, 'utf8') })).filter(({ code }) => code.includes('new BackgroundLoop('));
    expect(loops.length).toBeGreaterThan(8);
    expect(loops.flatMap(({ file, code }) => chattyLoops(code).map((loop) => `${file}: ${loop}`))).toEqual([]);
  });

  it.each([
    ['new BackgroundLoop({ name, round: () => run(), onError: (error) => logger.error(error) });', 1],
    ['new BackgroundLoop({ name, round: () => { run(); }, onError: () => undefined }); const other = { ...tellingOnce(logger, "x") };', 1],
    ['new BackgroundLoop({ name, round: () => run(), ...tellingOnce(logger, "running") });', 0],
    ['new BackgroundLoop({ name, onError: (error) => this.log.failed(error) });', 0],
  ])('%s is seen for what it is', (code, complaints) => {
    expect(chattyLoops(code)).toHaveLength(complaints);
  });
});
