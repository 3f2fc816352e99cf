import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../src/app.js';
import { PasswordHasher } from '../src/passwords/password-hasher.js';
import { askFrom } from './from-address.js';
import { IdentityClient, someEmail } from './identity-client.js';

/** Of each, with and without an account. 2,000 for figures to believe: IDENTITY_TIMING_SAMPLES=2000, on a quiet machine. */
const SAMPLES = Number(process.env['IDENTITY_TIMING_SAMPLES'] ?? 15);
/** Only so many say something about milliseconds. */
const ENOUGH = 1_000;
const MOST_MS = 2;

const QUESTIONS: readonly (readonly [string, string, (email: string) => object])[] = [
  ['signing in', 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', (email) => ({ input: { email, password: 'wrong horse battery' } })],
  ['asking for a new password', 'mutation ($email: String!) { requestPasswordReset(email: $email) }', (email) => ({ email })],
  [
    'signing up',
    'mutation ($input: SignUpInput!) { signUp(input: $input) { sentTo } }',
    (email) => ({ input: { email, password: 'correct horse battery', firstName: 'Ada', lastName: 'Lovelace', role: 'STUDENT' } }),
  ],
];

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('whether an address has an account', () => {
  let service: TestService;
  let client: IdentityClient;
  let owners: string[];
  /** Asked about as often as the owners: what is counted about an address is then the same. */
  let strangers: string[];

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
    // More than one, so that no limit of one account is met.
    owners = await Promise.all(Array.from({ length: Math.max(3, Math.ceil(SAMPLES / 40)) }, async () => (await client.signUp({ email: someEmail() })).user.email ?? ''));
    strangers = owners.map(() => someEmail());
  }, 600_000);
  afterAll(() => service?.close());

  it.each(QUESTIONS)(
    'is told neither by the answer nor by the work when %s',
    async (what, operation, variables) => {
      const hasher = service.app.get(PasswordHasher);
      const [hash, verify] = [jest.spyOn(hasher, 'hash'), jest.spyOn(hasher, 'verify')];
      const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
      const calls: Record<'with' | 'without', number> = { with: 0, without: 0 };
      const answers = new Set<string>();
      for (let n = 0; n < SAMPLES; n += 1) {
        // In turn, and which comes first in turn too: what else the machine does meets both alike.
        for (const kind of n % 2 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
          const email = (kind === 'with' ? owners : strangers)[n % owners.length] ?? '';
          // Each from elsewhere, or the limits would be what is measured; each recipient's limit is met after ten.
          const from = `203.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
          const [before, startedAt] = [hash.mock.calls.length + verify.mock.calls.length, performance.now()];
          const answer = await askFrom(service, from, operation, variables(email));
          times[kind].push(performance.now() - startedAt);
          calls[kind] += hash.mock.calls.length + verify.mock.calls.length - before;
          answers.add(JSON.stringify(answer).replaceAll(email, '<address>'));
          await service.database.admin`delete from identity.attempt_counts where key like 'mail-recipient:%'`;
        }
      }
      jest.restoreAllMocks();
      const [known, unknown] = [median(times.with), median(times.without)];
      console.log(`${what}: median ${known.toFixed(2)} ms with an account, ${unknown.toFixed(2)} ms without, gap ${(known - unknown).toFixed(2)} ms, of ${SAMPLES} samples each`);
      expect([...answers]).toHaveLength(1);
      expect(calls.with).toBe(calls.without);
      if (SAMPLES >= ENOUGH) expect(Math.abs(known - unknown)).toBeLessThan(MOST_MS);
    },
    3_600_000,
  );

  it('costs the service nothing but a thread: it goes on while passwords are hashed', async () => {
    const hasher = service.app.get(PasswordHasher);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const [HASHES, startedAt] = [30, performance.now()];
    let turns = 0;
    let done = false;
    const turn = () => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    delay.enable();
    turn();
    await Promise.all(Array.from({ length: HASHES }, () => hasher.verify(undefined, 'wrong horse battery')));
    done = true;
    delay.disable();
    const ms = performance.now() - startedAt;
    console.log(
      `${((HASHES / ms) * 1000).toFixed(1)} hashes/s; the event loop's delay meanwhile: median ${(delay.percentile(50) / 1e6).toFixed(1)} ms, p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, longest ${(delay.max / 1e6).toFixed(1)} ms`,
    );
    // Hashed on the loop itself, there would be one turn for each.
    expect(turns).toBeGreaterThan(HASHES * 3);
  }, 300_000);
});
