import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, root } from './claimed-tests.js';

const PAGE = readPage('docs/cryptography.md');
const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/src\/.*\.ts$/.test(file) && !/\.spec\.ts$|^testing\/|^journeys-e2e\/|^embedded-postgres\//.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
);
const [algorithms = '', keys = ''] = [PAGE.split('## What is used')[1]?.split('\n## ')[0], PAGE.split('## What is protected')[1]?.split('\n## ')[0]];

/** Functions of Node and of libraries, with the line of the inventory that has them. */
const USES: readonly (readonly [used: RegExp, line: string])[] = [
  [/\bcreateCipheriv\(/, 'AES-256-GCM'],
  [/\bcreateHash\(/, 'SHA-256'],
  [/\bcreateHmac\(/, 'HMAC-SHA-256'],
  [/\bhkdfSync\(/, 'HKDF-SHA-256'],
  [/\bpbkdf2Sync\(/, 'PBKDF2-SHA-256'],
  [/'EdDSA'/, 'Ed25519 (EdDSA)'],
  [/@node-rs\/argon2/, 'argon2id'],
  [/from 'otpauth'/, 'TOTP'],
  [/@simplewebauthn\/server/, 'EdDSA, ES256, RS256'],
  [/from 'openid-client'/, 'PKCE'],
  [/\brandomBytes\(/, "the system's generator"],
];

describe('docs/cryptography.md', () => {
  it.each(USES)('has %s in its inventory, which is used', (used, line) => {
    expect(sources.some(({ text }) => used.test(text))).toBe(true);
    expect(algorithms).toContain(line);
  });

  it('has everything that is asked of node:crypto', () => {
    const known = new Set(['createCipheriv', 'createDecipheriv', 'createHash', 'createHmac', 'hkdfSync', 'pbkdf2Sync', 'randomBytes', 'randomUUID', 'timingSafeEqual']);
    // Keys and certificates as objects, a signing key for development, and the signature of a token of which the head was seen before.
    for (const name of ['createPrivateKey', 'createPublicKey', 'KeyObject', 'JsonWebKey', 'X509Certificate', 'webcrypto', 'generateKeyPairSync', 'verify']) known.add(name);
    const asked = sources.flatMap(({ text }) => [...text.matchAll(/import (?:type )?\{([^}]*)\} from 'node:crypto'/g)].flatMap(([, names = '']) => names.split(',').map((name) => name.replace(/\btype\b/, '').trim().split(' as ')[0]!).filter(Boolean)));
    expect(asked.length).toBeGreaterThan(20);
    expect([...new Set(asked)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('says of each secret of the environment what it protects, and who knows it', () => {
    const variables = [...new Set(sources.flatMap(({ file, text }) => (/environment|settings/.test(file) ? text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|SECRET|SECRET_KEY|PASSWORD|TOTP_SECRET)\b/g) ?? [] : [])))];
    expect(variables.length).toBeGreaterThan(5);
    // Of the first admin: what people have, not the platform.
    const ofPeople = ['IDENTITY_ADMIN_PASSWORD', 'IDENTITY_ADMIN_TOTP_SECRET'];
    const named = (variable: string) => keys.includes(`\`${variable}\``) || /_(DB|KAFKA)_(OWNER_)?PASSWORD$|^(OWNER|KAFKA)_PASSWORD$/.test(variable);
    expect(variables.filter((variable) => !named(variable) && !ofPeople.includes(variable))).toEqual([]);
  });
});
