import { ACCESS_TOKEN_LIFE_MS, STEP_UP_MINUTES } from '@edtech/auth';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, root } from './claimed-tests.js';

const identity = (file: string): string => readFileSync(join(root, 'apps/identity-service/src', file), 'utf8');

/** What a constant is worth in milliseconds, as its file reckons it: `30 * DAY_MS`. */
function constantIn(file: string, name: string): number {
  const [, text = ''] = new RegExp(`\\bconst ${name} = ([^;]+);`).exec(identity(file)) ?? [];
  return text
    .replace(/_MS\b/g, '')
    .split('*')
    .map((factor) => factor.trim())
    .reduce((product, factor) => product * (factor === 'DAY' ? 86_400_000 : Number(factor.replaceAll('_', ''))), 1);
}

test('docs/sessions.md says how long what lives', () => {
  const rows = new Map([...readPage('docs/sessions.md').matchAll(/^\| ([^|]+) \| (\d+) (minutes|days) \|/gm)].map(([, what = '', count, unit]) => [what, Number(count) * (unit === 'days' ? 86_400_000 : 60_000)]));
  expect(Object.fromEntries(rows)).toEqual({
    'an access token': ACCESS_TOKEN_LIFE_MS,
    'a session without a refresh': constantIn('sessions/session.rules.ts', 'IDLE_LIFE_MS'),
    'a session in any case': constantIn('sessions/session.rules.ts', 'LONGEST_LIFE_MS'),
    'an authentication, for what is sensitive': STEP_UP_MINUTES * 60_000,
    'a sign-in that waits for its second factor': constantIn('sessions/begin-session.ts', 'CHALLENGE_LIFE_MS'),
    'a visit to the identity provider': constantIn('federated-sign-in/provider-exchanges.ts', 'EXCHANGE_LIFE_MS'),
    'a token of a service account': ACCESS_TOKEN_LIFE_MS,
  });
});

test('docs/sessions.md says how many sessions are listed', () => {
  expect(readPage('docs/sessions.md')).toContain(`the ${constantIn('sessions/find-sessions.query.ts', 'MOST')} last used are listed`);
});
