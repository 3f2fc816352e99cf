import { context, propagation, ROOT_CONTEXT, trace, type Context, type Span, type SpanOptions, type Tracer } from '@opentelemetry/api';
import type { TransportMessage } from '../transport/event-transport.js';
import { contextToKeep, resumeContext } from './kept-context.js';
import { currentMessageContext, runInMessageContext } from './message-context.js';
import { activeTraceparent, inHandlerSpan } from './trace-context.js';

const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const event: TransportMessage = {
  id: 'e1',
  type: 'identity.user.created.v1',
  topic: 'edtech.identity.user',
  source: '/edtech/identity',
  subject: 's',
  sequence: 1,
  time: '2026-03-01T12:00:00.000Z',
  data: {},
  correlationId: 'c1',
  traceparent,
};

const CARRIED = Symbol('carried');

describe('traces across events', () => {
  const spans: { name: string; options: SpanOptions; parent: unknown; calls: string[] }[] = [];

  beforeEach(() => {
    spans.length = 0;
    const tracer = {
      startActiveSpan: (name: string, options: SpanOptions, parent: Context, run: (span: Span) => unknown) => {
        const calls: string[] = [];
        spans.push({ name, options, parent: parent.getValue(CARRIED), calls });
        const note = (call: string) => () => void calls.push(call);
        return run({ recordException: note('exception'), setStatus: note('status'), end: note('end') } as unknown as Span);
      },
    } as unknown as Tracer;
    trace.setGlobalTracerProvider({ getTracer: () => tracer });
    propagation.setGlobalPropagator({
      fields: () => ['traceparent'],
      inject: () => undefined,
      extract: (base, carrier: Record<string, string>) => base.setValue(CARRIED, carrier['traceparent']),
    });
  });

  afterEach(() => {
    trace.disable();
    propagation.disable();
    context.disable();
  });

  test("an event is handled in a span whose parent is the event's publisher", async () => {
    await expect(inHandlerSpan('learning', event, async () => 'done')).resolves.toBe('done');
    expect(spans).toMatchObject([{ name: 'handle identity.user.created.v1', parent: traceparent, calls: ['end'], options: { attributes: { 'messaging.message.id': 'e1', 'messaging.consumer.group.name': 'learning' } } }]);
    expect(JSON.stringify(spans)).not.toContain('"data"');
  });

  test('an event without a trace begins one', async () => {
    await inHandlerSpan('learning', { ...event, traceparent: undefined }, async () => undefined);
    expect(spans[0]?.parent).toBe(ROOT_CONTEXT.getValue(CARRIED));
  });

  test('a failure is told by the span, and still fails', async () => {
    await expect(inHandlerSpan('learning', event, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(spans[0]?.calls).toEqual(['exception', 'status', 'end']);
  });

  test('what was left to be done later goes on in the trace and the correlation that were kept with it', async () => {
    const kept = runInMessageContext({ correlationId: 'c1', causationId: 'e1', traceparent }, contextToKeep);
    expect(kept).toEqual({ correlationId: 'c1', causationId: 'e1', traceparent });
    expect(await resumeContext('settle', kept, async () => currentMessageContext())).toEqual(kept);
    expect(spans).toMatchObject([{ name: 'settle', parent: traceparent, calls: ['end'], options: { attributes: { 'messaging.message.conversation_id': 'c1' } } }]);
  });

  test('what was left without a context begins one', async () => {
    const kept = contextToKeep();
    expect(kept).toEqual({ correlationId: null, causationId: null, traceparent: null });
    const begun = await resumeContext('settle', kept, async () => currentMessageContext());
    expect(begun).toEqual({ correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/), causationId: undefined, traceparent: undefined });
    expect(spans[0]?.parent).toBeUndefined();
  });

  test('what is published carries the active span, or else the trace of the event being handled', () => {
    expect(activeTraceparent()).toBeUndefined();
    expect(runInMessageContext({ correlationId: 'c1', traceparent }, activeTraceparent)).toBe(traceparent);
    propagation.disable();
    propagation.setGlobalPropagator({ fields: () => [], extract: (base) => base, inject: (_, carrier: Record<string, string>) => void (carrier['traceparent'] = 'active') });
    expect(runInMessageContext({ correlationId: 'c1', traceparent }, activeTraceparent)).toBe('active');
  });
});
