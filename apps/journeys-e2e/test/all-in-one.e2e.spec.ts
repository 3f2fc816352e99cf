import { StackUnderTest } from '../src/stack-under-test.js';
import { failuresOf, journeyThrough } from './journeys.js';

describe('all in one process, on the embedded Postgres', () => {
  let stack: StackUnderTest;

  beforeAll(async () => {
    stack = await StackUnderTest.start([]);
  }, 240_000);

  afterAll(() => (stack as StackUnderTest | undefined)?.stop(), 60_000);

  it('one lesson goes from sign-up to review, and both are told by mail', async () => {
    const { tutor, student } = await journeyThrough(stack);
    const mails = stack.mails();
    for (const { email } of [tutor, student]) expect(mails.some((mail) => mail.includes(email))).toBe(true);
  }, 120_000);

  it('ten lessons go side by side', async () => {
    expect(await failuresOf(stack, 10, 5)).toEqual([]);
  }, 240_000);
});
