import { context, propagation, ROOT_CONTEXT, SpanKind, trace, type Context } from '@opentelemetry/api';
import { startTelemetry, type Telemetry } from '../index.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

describe('spans that nobody records', () => {
  let telemetry: Telemetry;
  const tracer = trace.getTracer('test');

  beforeAll(() => (telemetry = startTelemetry({ service: 'learning' })));
  afterAll(() => telemetry.shutdown());

  const server = (from: Context) => tracer.startSpan('POST /graphql', { kind: SpanKind.SERVER }, from);
  const carried = (from: Context): Record<string, string> => {
    const headers: Record<string, string> = {};
    propagation.inject(from, headers);
    return headers;
  };

  test('have ids of their own, which others carry on as if they were recorded', () => {
    const [one, other] = [server(ROOT_CONTEXT), server(ROOT_CONTEXT)];
    const { traceId, spanId } = one.spanContext();
    expect(traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
    expect(spanId).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
    expect(other.spanContext().traceId).not.toBe(traceId);
    expect(carried(trace.setSpan(ROOT_CONTEXT, one))).toEqual({ traceparent: `00-${traceId}-${spanId}-01` });
    expect(one.isRecording()).toBe(false);
  });

  test.each(['00', '01'])("go on from the caller's trace, with its decision %s whether to record", (flags) => {
    const from = propagation.extract(ROOT_CONTEXT, { traceparent: `00-${TRACE}-${PARENT}-${flags}`, tracestate: 'vendor=1' });
    const span = server(from);
    expect(span.spanContext().spanId).not.toBe(PARENT);
    expect(carried(trace.setSpan(ROOT_CONTEXT, span))).toEqual({ traceparent: `00-${TRACE}-${span.spanContext().spanId}-${flags}`, tracestate: 'vendor=1' });
  });

  test('are one within a request, and active in it', async () => {
    const from = trace.setSpan(ROOT_CONTEXT, server(ROOT_CONTEXT));
    const seen = await context.with(from, async () =>
      tracer.startActiveSpan('outer', async (outer) => {
        await Promise.resolve();
        return [outer, tracer.startSpan('inner'), tracer.startActiveSpan('inner', {}, (inner) => inner), trace.getActiveSpan()].map((span) => span?.spanContext());
      }),
    );
    const { traceId, spanId } = trace.getSpan(from)?.spanContext() ?? {};
    for (const span of seen) expect(span).toMatchObject({ traceId, spanId });
  });

  test('begin a trace of their own where nothing is active, for as long as the work lasts', () => {
    const inside = tracer.startActiveSpan('relay', (span) => [span.spanContext().traceId, trace.getActiveSpan()?.spanContext().traceId]);
    expect(inside[0]).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
    expect(inside[1]).toBe(inside[0]);
    expect(trace.getActiveSpan()).toBeUndefined();
    expect(tracer.startActiveSpan('other', { root: true }, ROOT_CONTEXT, (span) => span.spanContext().traceId)).not.toBe(inside[0]);
  });
});
