import { metrics } from '@opentelemetry/api';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ObservabilityModule, runAsService, ServiceMetrics, type DependencyCheck, type MonitoringAudience } from './index.js';

describe('what operators ask a service', () => {
  const serviceMetrics = new ServiceMetrics('ai');
  const down = new Set<string>();
  const check = (name: string, critical: boolean): DependencyCheck => ({
    name,
    critical,
    check: () => (down.has(name) ? Promise.reject(new Error(`${name} is gone`)) : Promise.resolve({ seen: 1 })),
  });
  const hanging: DependencyCheck = { name: 'slow one', critical: false, check: () => (down.has('slow one') ? new Promise(() => undefined) : Promise.resolve()) };
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const checks = { useFactory: () => [check('database', true), check('events relay', false), hanging] };
    @Module({ imports: [ObservabilityModule.forRoot({ metrics: serviceMetrics, checks })] })
    class Root {}
    app = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), { logger: false });
    await app.init();
  });

  beforeEach(() => down.clear());
  afterAll(() => app.close());

  const get = async (url: string) => {
    const response = await app.inject({ method: 'GET', url });
    return { status: response.statusCode, body: response.json<{ status: string; details: Record<string, unknown> }>() };
  };

  test('is ready when everything it depends on is there, each by name', async () => {
    const { status, body } = await get('/health/ready');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', details: { database: { status: 'up', seen: 1 }, 'events relay': { status: 'up' }, 'slow one': { status: 'up' } } });
  });

  test('is not ready while something is down that it can do nothing without, and says which', async () => {
    down.add('database');
    const { status, body } = await get('/health/ready');
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: 'error', details: { database: { status: 'down', message: 'database is gone' }, 'events relay': { status: 'up' } } });
  });

  test('stays ready, degraded, without what it can do without', async () => {
    down.add('events relay');
    const { status, body } = await get('/health/ready');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'degraded', details: { database: { status: 'up' }, 'events relay': { status: 'degraded', message: 'events relay is gone' } } });
  });

  test('does not wait for ever for something that does not answer', async () => {
    down.add('slow one');
    expect((await get('/health/ready')).body).toMatchObject({ details: { 'slow one': { status: 'degraded' } } });
  });

  test('is alive whatever it depends on', async () => {
    down.add('database');
    expect(await get('/health/live')).toEqual({ status: 200, body: { status: 'ok' } });
  });

  describe('while they have a password', () => {
    const password = 'a password of operators';
    const as = (name: string, secret: string) => ({ authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}` });
    const strangers: Record<string, string>[] = [{}, as('monitoring', 'wrong'), as('admin', password), { authorization: `Bearer ${password}` }, { authorization: 'Basic' }];
    const within = async (monitoring: MonitoringAudience, test: (ask: (url: string, headers?: Record<string, string>) => Promise<{ statusCode: number; body: string }>) => Promise<void>) => {
      const checks = { useFactory: () => [check('database', true), check('events relay', false)] };
      @Module({ imports: [ObservabilityModule.forRoot({ metrics: new ServiceMetrics('payment'), checks, monitoring })] })
      class Root {}
      const closed = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), { logger: false });
      await closed.init();
      try {
        await test((url, headers = {}) => closed.inject({ method: 'GET', url, headers }));
      } finally {
        await closed.close();
      }
    };

    test('strangers get no metrics, and of health that it is well or is not', async () => {
      await within({ password }, async (ask) => {
        for (const headers of strangers) {
          expect((await ask('/metrics', headers)).statusCode).toBe(401);
          expect((await ask('/metrics', headers)).body).not.toContain('process_');
          expect((await ask('/health/ready', headers)).body).toBe('{"status":"ok"}');
          expect((await ask('/health/live', headers)).statusCode).toBe(200);
        }
        down.add('events relay');
        expect((await ask('/health/ready')).body).toBe('{"status":"degraded"}');
        down.add('database');
        expect(await ask('/health/ready')).toMatchObject({ statusCode: 503, body: '{"status":"error"}' });
      });
    });

    test('operators get all of it', async () => {
      await within({ password }, async (ask) => {
        expect((await ask('/metrics', as('monitoring', password))).body).toContain('process_resident_memory_bytes');
        down.add('database');
        expect(await ask('/health/ready', as('monitoring', password))).toMatchObject({ statusCode: 503, body: expect.stringContaining('database is gone') });
      });
    });

    test('nobody is an operator where nobody shall be', async () => {
      await within('nobody', async (ask) => {
        for (const headers of [...strangers, as('monitoring', ''), as('monitoring', 'nobody')]) {
          expect((await ask('/metrics', headers)).statusCode).toBe(404);
          expect((await ask('/health/ready', headers)).body).toBe('{"status":"ok"}');
        }
      });
    });
  });

  test('counts requests by service, route and status, and what libraries measure in its name', async () => {
    serviceMetrics.requestFinished({ method: 'POST', route: '/graphql', status: 200, durationMs: 12 });
    runAsService('ai', () => metrics.getMeter('some library').createCounter('calls').add(1, { target: 'identity' }));
    runAsService('nobody', () => metrics.getMeter('some library').createCounter('strays').add(1));
    const { body, headers } = await app.inject({ method: 'GET', url: '/metrics' });
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(/http_request_duration_seconds_count\{service="ai",method="POST",route="\/graphql",status="200"\} 1/);
    expect(body).toMatch(/calls_total\{target="identity"\} 1/);
    expect(body).toMatch(/process_resident_memory_bytes\{service="ai"\} \d+/);
    expect(body).not.toContain('strays');
  });
});
