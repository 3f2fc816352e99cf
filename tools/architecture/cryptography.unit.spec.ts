import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** What runs: the sources of the apps and libraries. */
const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/src\/.*\.ts$/.test(file) && !file.endsWith('.spec.ts'))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') })),
);

/** Ciphers that a source asks Node for, as it writes them. */
const ciphersIn = (text: string): string[] => [...text.matchAll(/\bcreate(?:Cipher|Decipher)(?:iv)?\(\s*([^,)]*)/g)].map(([, name = '']) => name.trim());

/** Ways in which a text becomes code. */
const CODE_OF_TEXT = /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(\s*['"`]|from 'node:vm'|require\('(?:node:)?vm'\)|\bset(?:Timeout|Interval)\(\s*['"`]/;

describe('the sources', () => {
  it('are found', () => {
    expect(sources.length).toBeGreaterThan(500);
  });

  it('encrypt with AES-256-GCM and nothing else', () => {
    const ciphers = sources.flatMap(({ file, text }) => ciphersIn(text).map((cipher) => [file, cipher]));
    expect(ciphers.length).toBeGreaterThanOrEqual(2);
    expect(ciphers.filter(([, cipher]) => cipher !== "'aes-256-gcm'")).toEqual([]);
  });

  it('make no code of text', () => {
    expect(sources.filter(({ text }) => CODE_OF_TEXT.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

describe('what is planted is found:', () => {
  it.each([
    ["createCipheriv('aes-256-cbc', key, iv)", "'aes-256-cbc'"],
    ['createDecipheriv(algorithm, key, iv)', 'algorithm'],
    ["crypto.createCipher('des', 'password')", "'des'"],
  ])('the cipher of %s', (text, cipher) => {
    expect(ciphersIn(text)).toEqual([cipher]);
  });

  it.each(["eval('1 + 1')", "new Function('return 1')", "import { runInNewContext } from 'node:vm';", "setTimeout('doIt()', 5)"])('%s', (text) => {
    expect(CODE_OF_TEXT.test(text)).toBe(true);
  });
});
