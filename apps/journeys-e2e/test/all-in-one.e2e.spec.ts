import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayClient } from '../src/gateway-client.js';
import { StackUnderTest } from '../src/stack-under-test.js';
import { TraceCollector } from '../src/trace-collector.js';
import { tokenIn } from '@edtech/mail';
import { eventually } from '@edtech/testing';
import { expectEverythingOf, exportOf, requestExport, waitFor } from './data-export.js';
import { journeyToErasure } from './erasure.js';
import { failuresOf, journeyThrough, journeyUnderAge } from './journeys.js';

interface WholeAnswer {
  readonly me: { readonly tutorProfile: { readonly id: string } };
}

/** What stands in the README between fences of a language, in order. */
function codeBlocks(language: string): string[] {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block]) => block ?? '');
}

describe('all in one process, on the embedded Postgres', () => {
  let stack: StackUnderTest;
  let collector: TraceCollector;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    stack = await StackUnderTest.start([], { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  }, 240_000);

  afterAll(async () => {
    await (stack as StackUnderTest | undefined)?.stop();
    await collector.stop();
  }, 60_000);

  it('one lesson goes from sign-up to review, and both are told by mail', async () => {
    const { tutor, student } = await journeyThrough(stack);
    // Each has confirmed the address already, which was one mail.
    for (const { email } of [tutor, student]) await eventually(async () => (await stack.mailFolder.to(email)).length > 1);
  }, 120_000);

  it("a student gets everything that all six services hold of them, and nothing that is the tutor's own", async () => {
    const journey = await journeyThrough(stack);
    const began = performance.now();
    await requestExport(journey.student);
    const ready = await waitFor(journey.student, ({ status }) => status === 'READY');
    const archive = await exportOf(journey.student, ready);
    process.stdout.write(`an export took ${Math.round(performance.now() - began)} ms and has ${archive.sizeBytes} bytes\n`);
    expectEverythingOf(journey, archive.files);
    expect((await journey.tutor.client.fetch(ready.downloadPath ?? '')).status).toBe(404);
    expect((await new GatewayClient(stack.graphqlUrl).fetch(ready.downloadPath ?? '')).status).toBe(401);
  }, 120_000);

  it("answers the README's first queries as the README says", async () => {
    const [signUp, verify, ask] = codeBlocks('graphql');
    const [promised] = codeBlocks('json').map((block) => JSON.parse(block) as { data: WholeAnswer });
    const door = new GatewayClient(stack.graphqlUrl);
    const { signUp: started } = await door.request<{ signUp: { sentTo: string } }>(signUp ?? '');
    const token = await stack.mailFolder.waitFor(started.sentTo, tokenIn);
    const { verifyEmail: signedUp } = await door.request<{ verifyEmail: { accessToken: string } }>(verify?.replace('<token>', token) ?? '');
    await eventually(async () => {
      const { me } = await door.as(signedUp.accessToken).request<WholeAnswer>(ask ?? '');
      expect(me).toEqual({ ...promised?.data.me, tutorProfile: { ...promised?.data.me.tutorProfile, id: expect.any(String) as string } });
      return true;
    });
  }, 60_000);

  it('one trace leads from the door through the outboxes to the last handler', async () => {
    const everyone = ['ai', 'analytics', 'communication', 'gateway', 'learning', 'payment'];
    await eventually(() => {
      expect(collector.servicesInTraceOf('handle learning.lesson.completed.v1')).toEqual(everyone);
      return true;
    });
  }, 60_000);

  it('a minor books and pays with the consent of a guardian, and not without', () => journeyUnderAge(stack), 120_000);

  it('a student who asks to be erased is nobody any more, and what others have a part in stays', () => journeyToErasure(stack, 'C'), 180_000);

  it('ten lessons go side by side', async () => {
    expect(await failuresOf(stack, 10, 5)).toEqual([]);
  }, 240_000);
});
