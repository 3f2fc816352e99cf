import { GatewayClient } from '../src/gateway-client.js';
import { eventually } from '@edtech/testing';
import type { JourneyReport } from '../src/journey.js';
import { StackUnderTest } from '../src/stack-under-test.js';
import { TraceCollector } from '../src/trace-collector.js';
import { askForTheWholePicture, missingParts } from '../src/steps/see-the-whole-picture.js';
import { expectEverythingOf, exportOf, requestExport, signedInAgain, waitFor } from './data-export.js';
import { journeyToErasure } from './erasure.js';
import { failuresOf, journeyThrough, journeyUnderAge } from './journeys.js';

const SERVICES = ['identity', 'learning', 'payment', 'communication', 'ai', 'analytics'] as const;

describe('six services and the gateway as processes, a database each, Kafka between them', () => {
  let stack: StackUnderTest;
  let collector: TraceCollector;
  let journey: JourneyReport;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    stack = await StackUnderTest.start(['--services'], { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
    journey = await journeyThrough(stack);
  }, 300_000);

  afterAll(async () => {
    await (stack as StackUnderTest | undefined)?.stop();
    await collector.stop();
  }, 60_000);

  it('lessons go from sign-up to review side by side', async () => {
    expect(await failuresOf(stack, 6, 3)).toEqual([]);
  }, 240_000);

  it('a minor books and pays with the consent of a guardian, and not without', () => journeyUnderAge(stack), 120_000);

  it('a student who asks to be erased is nobody any more, and what others have a part in stays', () => journeyToErasure(stack, 'A'), 180_000);

  it('one trace leads from the door through the outboxes to the last handler', async () => {
    const everyone = ['ai', 'analytics', 'communication', 'gateway', 'learning', 'payment'];
    await eventually(() => {
      expect(collector.servicesInTraceOf('handle learning.lesson.completed.v1')).toEqual(everyone);
      return true;
    });
  }, 60_000);

  it('no service reaches the data of another', async () => {
    expect(await stack.isolationBreaches('A')).toEqual([]);
  }, 60_000);

  it.each(SERVICES)('with %s stopped, the whole picture has everything else, and an error with the path of what is missing', async (service) => {
    await stack.without(service, async () => {
      const { data, errors } = await askForTheWholePicture(journey.student);
      expect(data?.me?.id).toBe(journey.student.userId);
      // Lessons are learning's: what other services say about a lesson cannot be shown without it.
      const lostWith = service === 'learning' ? ['learning', 'payment', 'communication'] : [service];
      expect(missingParts(data ?? { me: null })).toEqual(lostWith);
      expect(errors?.length).toBeGreaterThan(0);
      for (const error of errors ?? []) {
        expect(error.path?.[0]).toBe('me');
        expect(error.extensions?.code).toBe('SERVICE_UNAVAILABLE');
      }
    });
  }, 120_000);

  it('an export waits for a service that is away, says for which, and has everything once it is back', async () => {
    // The token of the journey's beginning may be too old by now.
    const student = await signedInAgain(stack, journey.student);
    await stack.without('payment', async () => {
      await requestExport(student);
      const { status, parts } = await waitFor(student, (one) => one.parts.filter(({ collectedAt }) => collectedAt !== null).length === 5 && one.parts.some(({ collectedAt, attempts }) => !collectedAt && attempts > 0));
      expect([status, parts.find(({ collectedAt }) => collectedAt === null)?.service]).toEqual(['COLLECTING', 'payment']);
    });
    const ready = await waitFor(student, ({ status }) => status === 'READY');
    expectEverythingOf({ ...journey, student }, (await exportOf(student, ready)).files);
  }, 240_000);

  it('a token that is missing, expired or forged is refused by the gateway', async () => {
    const asked = async (client: GatewayClient): Promise<string | undefined> => (await client.answer('{ me { id email } }')).errors?.[0]?.extensions?.code as string | undefined;
    expect(await asked(new GatewayClient(stack.graphqlUrl))).toBe('UNAUTHENTICATED');
    expect(await asked(new GatewayClient(stack.graphqlUrl, 'eyJhbGciOiJub25lIn0.e30.'))).toBe('TOKEN_INVALID');
  });
});
