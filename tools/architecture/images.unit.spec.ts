import { readPage } from './claimed-tests.js';

/** Where version control keeps what it knows. */
const METADATA = ['.git', '.hg', '.svn', '.gitattributes', '.gitmodules'];

const ignored = readPage('.dockerignore').split('\n').filter(Boolean);
const dockerfile = readPage('Dockerfile');

/** What COPY and ADD take, from the folder that is built or from another stage. */
const copied = (text: string): { from: string | undefined; what: string[] }[] =>
  [...text.matchAll(/^(?:COPY|ADD)\s+(?:--from=(\S+)\s+)?(.+)$/gm)].map(([, from, rest = '']) => ({ from, what: rest.split(/\s+/).slice(0, -1) }));

describe('images', () => {
  it.each(METADATA)('are built without %s, at the root or below', (name) => {
    expect(ignored).toContain(`**/${name}`);
    // Nothing is taken back in.
    expect(ignored.filter((line) => line.startsWith('!'))).toEqual([]);
  });

  it('take from the folder that they are built in what they name, and never the whole of it', () => {
    const taken = copied(dockerfile).flatMap(({ from, what }) => (from === undefined ? what : []));
    expect([...new Set(taken)].sort()).toEqual(['.npmrc', '.swcrc', 'apps', 'libs', 'nx.json', 'package-lock.json', 'package.json', 'tools', 'tsconfig.base.json']);
  });

  it('end with the built app alone', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(copied(last)).toEqual([{ from: 'build', what: ['/workspace/apps/${APP}'] }]);
  });

  it.each(['COPY . .', 'ADD . /workspace', 'COPY .git /app/.git'])('would be found to take more: %s', (line) => {
    expect(copied(line).flatMap(({ what }) => what)[0]).toMatch(/^\.(git)?$/);
  });
});
