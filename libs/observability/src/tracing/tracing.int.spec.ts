import { eventually } from '@edtech/testing';
import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { fastify, type FastifyInstance } from 'fastify';
import { createLogger, currentService, registerRequestTracing, runAsService, startTelemetry, type FinishedRequest, type Telemetry } from '../index.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

describe('the traces of two services in one process', () => {
  const exporters = { learning: new InMemorySpanExporter(), payment: new InMemorySpanExporter() };
  const telemetry: Telemetry[] = [];
  const finished: FinishedRequest[] = [];
  const lines: Record<string, unknown>[] = [];
  const log = createLogger({ service: 'process', level: 'info', destination: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) } });
  let server: FastifyInstance;
  let url: string;

  beforeAll(async () => {
    for (const service of ['learning', 'payment'] as const) {
      telemetry.push(startTelemetry({ service, spanProcessor: new SimpleSpanProcessor(exporters[service]) }));
    }
    server = fastify();
    registerRequestTracing(server, 'learning', {
      onFinished: (request) => {
        finished.push(request);
        log.info('finished');
      },
    });
    server.post('/lessons/:id', async (request) => {
      log.info('handling');
      trace.getTracer('test').startSpan('inner').end();
      return { service: currentService(), body: request.body };
    });
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });

  beforeEach(() => {
    for (const exporter of Object.values(exporters)) exporter.reset();
    lines.length = finished.length = 0;
  });

  afterAll(async () => {
    await server.close();
    await Promise.all(telemetry.map((each) => each.shutdown()));
  });

  /** Resolves when the server has finished too, which is after the client has its answer. */
  const post = async (headers: Record<string, string> = {}) => {
    const before = finished.length;
    const response = await fetch(`${url}/lessons/42`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{"a":1}' });
    await eventually(() => finished.length > before);
    return response;
  };
  const names = (spans: readonly ReadableSpan[]) => spans.map(({ name }) => name);

  test("go on from the caller's trace, into log lines and inner spans, and back in the answer", async () => {
    const response = await post({ traceparent: `00-${TRACE}-${PARENT}-01` });
    expect(response.headers.get('x-trace-id')).toBe(TRACE);
    expect(await response.json()).toEqual({ service: 'learning', body: { a: 1 } });
    const [inner, outer] = exporters.learning.getFinishedSpans();
    expect(outer).toMatchObject({ name: 'POST /lessons/:id', parentSpanContext: { traceId: TRACE, spanId: PARENT }, attributes: { 'http.response.status_code': 200 } });
    expect(inner).toMatchObject({ name: 'inner', parentSpanContext: { spanId: outer?.spanContext().spanId } });
    const line = { service: 'learning', trace_id: TRACE, span_id: outer?.spanContext().spanId };
    expect(lines).toMatchObject([{ msg: 'handling', ...line }, { msg: 'finished', ...line }]);
  });

  test('begin anew where the caller has none, or a broken one', async () => {
    const ids = [(await post()).headers.get('x-trace-id'), (await post({ traceparent: '00-zz-zz-01' })).headers.get('x-trace-id')];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
  });

  test('go to the service that does the work', () => {
    runAsService('payment', () => trace.getTracer('test').startActiveSpan('charge', (span) => span.end()));
    expect(names(exporters.payment.getFinishedSpans())).toEqual(['charge']);
    expect(exporters.learning.getFinishedSpans()).toEqual([]);
  });

  test('stay what they are where work of another service begins within them, and where a function is bound to them', () => {
    trace.getTracer('test').startActiveSpan('outer', (span) => {
      runAsService('payment', () => expect(trace.getActiveSpan()).toBe(span));
      const bound = context.bind(trace.setSpan(ROOT_CONTEXT, span), (text: string) => ({ text, active: trace.getActiveSpan(), service: currentService() }));
      context.with(ROOT_CONTEXT, () => {
        expect(trace.getActiveSpan()).toBeUndefined();
        runAsService('learning', () => expect(bound('said')).toEqual({ text: 'said', active: span, service: 'learning' }));
      });
      span.end();
    });
  });

  test('name the route and not the url, which would make as many series as there are ids', async () => {
    await post();
    expect(finished).toEqual([{ method: 'POST', route: '/lessons/:id', status: 200, durationMs: expect.any(Number) }]);
  });

  test('are begun once, however often they are asked for', () => {
    expect(startTelemetry({ service: 'learning' })).toBe(telemetry[0]);
  });
});
