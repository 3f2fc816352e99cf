import { eventually } from '@edtech/testing';
import { FakeSubgraph } from './fake-subgraph.js';
import { TestGateway } from './test-gateway.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const LEARNING = `${LINK}
  type Query { courses: Int lesson: Lesson }
  type Mutation { book: Int }
  type Lesson @key(fields: "id") { id: ID! status: String }`;
const PAYMENT = `${LINK}
  type Query { payments: Int }
  type Mutation { pay: Int refund: Int }
  type Lesson @key(fields: "id") { id: ID! payment: Payment }
  type Payment @key(fields: "id") { id: ID! }`;
/** Long enough for a busy machine, short enough to wait for. */
const TIMEOUT_MS = 1_500;
const BREAKER_OPENS_AFTER = 5;

interface Answer {
  data: Record<string, unknown> | null;
  errors?: { path: string[]; extensions: { code: string; details: { service: string } } }[];
}

describe('row 32: a service that does not answer', () => {
  let learning: FakeSubgraph;
  let payment: FakeSubgraph;
  let gateway: TestGateway;

  beforeAll(async () => {
    learning = await FakeSubgraph.start(LEARNING, { Query: { courses: () => 3, lesson: () => ({ id: '1', status: 'BOOKED' }) }, Mutation: { book: () => 1 } });
    payment = await FakeSubgraph.start(PAYMENT, { Query: { payments: () => 5 }, Lesson: { payment: () => ({ id: '7' }) } });
    gateway = await TestGateway.start({ learning, payment }, { GATEWAY_SERVICE_TIMEOUT_MS: '20000', GATEWAY_SERVICE_TIMEOUTS_MS: `payment=${TIMEOUT_MS}`, GATEWAY_SERVICE_CONCURRENCY: '40' });
  });

  afterAll(async () => {
    // First the subgraphs: they hold requests that they will never answer.
    await Promise.all([learning.stop(), payment.stop()]);
    await gateway.stop();
  });

  const QUERY = '{ courses payments lesson { status payment { id } } }';
  const ask = async (query = QUERY): Promise<Answer> => (await (await gateway.post({ query })).json()) as Answer;
  const WELL = { courses: 3, payments: 5, lesson: { status: 'BOOKED', payment: { id: '7' } } };
  const WITHOUT_PAYMENT = { courses: 3, payments: null, lesson: { status: 'BOOKED', payment: null } };

  /** After each fault: the breaker lets a request through again within a second, and one good answer closes it. */
  const isWellAgain = async (): Promise<number> => {
    learning.mood = payment.mood = 'well';
    const begin = performance.now();
    await eventually(
      async () => {
        expect((await ask()).data).toEqual(WELL);
        return true;
      },
      { timeoutMs: 60_000 },
    );
    return Math.round(performance.now() - begin);
  };

  beforeEach(isWellAgain);

  it.each(['silent', 'failing', 'broken'] as const)('costs its own fields only, each with an error that has its path, and soon is not asked any more: %s', async (mood) => {
    payment.mood = mood;
    payment.asked = 0;
    const times: number[] = [];
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let request = 0; request < 15; request += 1) {
          const begin = performance.now();
          const { data, errors } = await ask();
          times.push(performance.now() - begin);
          expect(data).toEqual(WITHOUT_PAYMENT);
          expect(errors?.map(({ path }) => path.join('.')).sort()).toEqual(['lesson.payment', 'payments']);
          for (const { extensions } of errors ?? []) expect(extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', details: { service: 'payment' } });
        }
      }),
    );
    // Sixty requests of two fetches each; those in hand when the breaker opens, and a try now and then, are all that it hears.
    expect(payment.asked).toBeLessThan(60);
    expect(payment.asked).toBeGreaterThanOrEqual(BREAKER_OPENS_AFTER);
    const backMs = await isWellAgain();
    times.sort((a, b) => a - b);
    const [p50, p99] = [times[30], times[59]].map((ms) => Math.round(ms ?? 0));
    process.stdout.write(`row 32, ${mood}: p50 ${p50} ms, p99 ${p99} ms with a time limit of ${TIMEOUT_MS} ms; asked ${payment.asked} times in 60 requests; complete again after ${backMs} ms\n`);
  });

  it('is not waited for twice by one request, however many of its steps follow each other', async () => {
    payment.mood = 'silent';
    payment.asked = 0;
    expect((await ask('mutation { pay book refund }')).data).toEqual({ pay: null, book: 1, refund: null });
    expect(payment.asked).toBe(1);
  });

  it('takes no more than its share: what is beyond is turned away and waits for nothing', async () => {
    payment.mood = 'silent';
    payment.asked = 0;
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask('{ courses payments }')));
    for (const { data } of answers) expect(data).toEqual({ courses: expect.any(Number) as number, payments: null });
    expect(payment.asked).toBeLessThanOrEqual(40);
  });

  it('is well if it says no to what it was asked: nobody can close a service to others by asking too much', async () => {
    payment.mood = 'refusing';
    payment.asked = 0;
    for (let time = 0; time < 3 * BREAKER_OPENS_AFTER; time += 1) expect((await ask('{ payments }')).data).toEqual({ payments: null });
    // Each of them came through to it: nothing was closed.
    expect(payment.asked).toBe(3 * BREAKER_OPENS_AFTER);
  });

  it('is asked a second time when its connection broke, which is what its restart looks like', async () => {
    payment.mood = 'restarting';
    payment.asked = 0;
    expect((await ask('{ payments }')).data).toEqual({ payments: 5 });
    expect(payment.asked).toBe(2);
  });

  it('is never told twice to change something: it may have done so before its connection broke', async () => {
    payment.mood = 'restarting';
    payment.asked = 0;
    expect(await ask('mutation { pay }')).toMatchObject({ data: { pay: null }, errors: [{ path: ['pay'], extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    expect(payment.asked).toBe(1);
  });

  it('loses its own fields only if it answers about other entities than it was asked about', async () => {
    payment.mood = 'forgetful';
    expect(await ask('{ courses lesson { status payment { id } } }')).toMatchObject({ data: { courses: 3, lesson: { status: 'BOOKED', payment: null } }, errors: [{ extensions: { code: 'INTERNAL' } }] });
  });
});
