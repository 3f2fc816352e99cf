import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './claimed-tests.js';

/** Whatever makes a text out of another one that it was hidden in. */
const DECODING = /\bdecodeURI(?:Component)?\(|\bunescape\(|\batob\(|Buffer\.from\((?:[^()]|\([^()]*\))*,\s*'base64(?:url)?'\)|\bnew URLSearchParams\(|\bquerystring\b/g;

/** How often who decodes what of a request or of an answer: each text once, where that form of it is expected, before any rule is asked of it. */
const DECODED: Readonly<Record<string, readonly [times: number, what: string]>> = {
  'apps/identity-service/src/passkeys/check-passkey.ts': [3, 'the key that is stored; the handle of a user and what the browser signed, which come in base64url'],
  'apps/identity-service/src/passkeys/passkey-challenges.ts': [1, 'the challenge, which comes in base64url'],
  'apps/identity-service/src/service-accounts/token-request.ts': [2, 'credentials: Basic, and what RFC 6749 has form-encoded in it'],
  'apps/identity-service/src/factors/secret-sealer.ts': [2, 'a key of the environment; what was sealed here'],
  'libs/auth/src/known-headers.ts': [2, 'the head and the signature of a token'],
  'libs/observability/src/monitoring/monitoring-access.ts': [1, 'credentials: Basic'],
  'libs/graphql/src/connections/cursor.ts': [1, 'a cursor, of which each part is looked at afterwards'],
  'libs/mail/src/read-mail.ts': [2, 'mails that were written here, for tests and the demo account'],
};

const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/src\/.*\.ts$/.test(file) && !/\.spec\.ts$|^testing\/|^journeys-e2e\//.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
);

test('nobody decodes but who stands in the list, and no oftener than it says', () => {
  const found = Object.fromEntries(sources.flatMap(({ file, text }) => {
    const times = text.match(DECODING)?.length ?? 0;
    return times > 0 ? [[file, times]] : [];
  }));
  expect(found).toEqual(Object.fromEntries(Object.entries(DECODED).map(([file, [times]]) => [file, times])));
});

test.each(["decodeURIComponent(name)", "Buffer.from(text, 'base64').toString()", 'atob(text)', 'new URLSearchParams(body)'])('%s would be found', (code) => {
  expect(code.match(DECODING)).toHaveLength(1);
});
