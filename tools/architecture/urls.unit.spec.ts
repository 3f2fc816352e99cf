import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './claimed-tests.js';

/** Texts that become a URL by what is put into them. */
const URL_OF_PARTS = /`[^`\n]*(?:https?:\/\/\$\{|[uU]rl\}|[uU]rls\[\w+\]\}|[oO]rigin\}|[?&#]\w+=\$\{)[^`\n]*`/g;

/** All of them, and why nothing that is put in leads elsewhere. */
const KNOWN: readonly (readonly [file: string, text: string, because: string])[] = [
  ['apps/communication-service/src/infrastructure/video/jitsi.video-rooms.ts', "`${this.baseUrl}/edtech-${randomBytes(20).toString('hex')}`", 'a setting, and random hex'],
  ['apps/gateway/src/downloads/data-export.route.ts', '`${identityUrl}/data-exports/${encodeURIComponent(params.id)}`', 'a setting; what the client wrote is encoded, and no way up'],
  ['apps/gateway/src/ide/make-demo-account.ts', '`${identityUrl}/graphql`', 'a setting'],
  ['apps/gateway/src/start-gateway.ts', '`${serviceUrls[name]}/graphql`', 'a setting'],
  ['apps/identity-service/src/data-exports/part-sources.ts', '`${this.urls[service]}/internal/personal-data/export`', 'a setting'],
  ['apps/identity-service/src/mail/mail-links.ts', "`${webUrl}/${PAGES[kind] ?? ''}#token=${token}`", 'a setting, a page of the code, and base64url'],
  ['apps/payment-service/src/lessons/learning-lessons.ts', '`${url}/graphql`', 'a setting'],
  ['libs/event-operations/src/projections/owner-states.ts', '`${this.urls[owner]}/graphql`', 'a setting'],
];

const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/src\/.*\.ts$/.test(file) && !/\.spec\.ts$|^testing\/|^journeys-e2e\/|\/schemas\//.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
);

test('URLs are put together at these places only, out of settings, our own words and what is encoded', () => {
  const found = sources.flatMap(({ file, text }) => (text.match(URL_OF_PARTS) ?? []).map((url) => [file, url]));
  expect(found.sort()).toEqual(KNOWN.map(([file, text]) => [file, text]).sort());
});

test.each(['`${baseUrl}/users/${name}`', '`https://${host}/x`', '`/search?q=${text}`', '`${this.urls[service]}/x`'])('%s would be found', (code) => {
  expect(code.match(URL_OF_PARTS)).toHaveLength(1);
});
