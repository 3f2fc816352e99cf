import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { trace } from '@opentelemetry/api';
import { createLogger, JsonLogger, noteCaller, runAsService, runForRequest, startTelemetry } from '../index.js';

describe('a log', () => {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  const logger = new JsonLogger(createLogger({ service: 'payment', level: 'info', destination }));

  beforeEach(() => (lines.length = 0));

  test('is JSON that says when, how bad, which service and who speaks', () => {
    logger.warn('careful', 'Ledger');
    expect(lines).toEqual([{ level: 'warn', time: expect.stringMatching(/^\d{4}-.*Z$/), service: 'payment', context: 'Ledger', msg: 'careful' }]);
  });

  test('is one line whatever is in it: nobody writes a line of their own by what they send', () => {
    const written: string[] = [];
    const raw = new JsonLogger(createLogger({ service: 'payment', level: 'info', destination: { write: (line: string) => void written.push(line) } }));
    const forged = 'x\n{"level":"info","msg":"signed in as admin"}\r\n\u2028\u001b[2K';
    raw.warn(forged, forged);
    raw.error({ msg: forged, path: [forged], err: new Error(forged) });
    expect(written).toHaveLength(2);
    for (const line of written) {
      expect(line.trimEnd()).not.toMatch(/[\n\r\u001b]/);
      expect(JSON.parse(line)).toMatchObject({ msg: forged });
    }
  });

  test('is dated in UTC, wherever it is written', () => {
    const before = Date.now();
    logger.log('now');
    const time = String(lines[0]?.['time']);
    expect(new Date(time).toISOString()).toBe(time);
    expect(Date.parse(time)).toBeGreaterThanOrEqual(before);
  });

  test('says whose request it is about once that is known, by an id and nothing else', async () => {
    await runForRequest('payment', { ip: '192.0.2.1' }, async () => {
      logger.log('before');
      await Promise.resolve().then(() => noteCaller({ userId: 'u1' }));
      logger.log('after');
    });
    runForRequest('payment', { ip: '192.0.2.1' }, () => {
      noteCaller({ serviceAccountId: 's1' });
      logger.log('a program');
    });
    runAsService('payment', () => {
      noteCaller({ userId: 'u1' });
      logger.log('no request');
    });
    const said = lines.map(({ time: _time, level: _level, service: _service, ...line }) => line);
    expect(said).toEqual([{ msg: 'before' }, { msg: 'after', user_id: 'u1' }, { msg: 'a program', service_account_id: 's1' }, { msg: 'no request' }]);
  });

  test('leaves out what is below its level', () => {
    logger.debug('details');
    expect(lines).toEqual([]);
  });

  test("names the service that the line is about, also where it is another's logger", () => {
    runAsService('learning', () => logger.log('hello'));
    expect(lines).toMatchObject([{ service: 'learning' }]);
  });

  test.each(['authorization', 'password', 'token', 'accessToken', 'refreshToken', 'cookie'])('never has a %s, however deep', (key) => {
    logger.log({ msg: 'x', [key]: 'hunter2', a: { [key]: 'hunter2', b: { [key]: 'hunter2', c: { [key]: 'hunter2' } } } });
    expect(JSON.stringify(lines)).not.toContain('hunter2');
    expect(lines).toMatchObject([{ [key]: '[redacted]' }]);
  });

  test('tells an error with its causes, and not the values of a query that failed', () => {
    const query = Object.assign(new Error("Failed query: insert into users values ($1)\nparams: anna@example.org,hunter2"), { params: ['anna@example.org'] });
    const driver = Object.assign(new Error('duplicate key'), { code: '23505', constraint_name: 'users_email', detail: 'Key (email)=(anna@example.org) already exists.' });
    Object.defineProperty(query, 'cause', { value: driver });
    logger.error({ msg: 'failed', err: query });
    expect(lines).toMatchObject([{ msg: 'failed', err: { message: 'Failed query: insert into users values ($1)', cause: { code: '23505', constraint: 'users_email' } } }]);
    expect(JSON.stringify(lines)).not.toMatch(/anna|hunter2/);
  });

  test('takes errors the way that Nest hands them over', () => {
    logger.error(new Error('one'), 'Somebody');
    logger.error('two', 'the stack', 'Somebody');
    logger.error('three', new Error('why'), 'Somebody');
    expect(lines).toMatchObject([
      { msg: 'one', err: { message: 'one' }, context: 'Somebody' },
      { msg: 'two', stack: 'the stack', context: 'Somebody' },
      { msg: 'three', err: { message: 'why' }, context: 'Somebody' },
    ]);
  });

  test('belongs to the trace that it is written in', async () => {
    const exporter = new InMemorySpanExporter();
    const telemetry = startTelemetry({ service: 'payment', spanProcessor: new SimpleSpanProcessor(exporter) });
    trace.getTracer('test').startActiveSpan('work', (span) => {
      logger.log('inside');
      span.end();
    });
    const context = exporter.getFinishedSpans()[0]?.spanContext();
    expect(lines).toMatchObject([{ trace_id: context?.traceId, span_id: context?.spanId }]);
    await telemetry.shutdown();
  });
});
