import { analyticsReviewPublishedV1, defineEvent, identityUserCreatedV1, type EventData } from '@edtech/contracts';
import { FixedClock, sendRaw, startTestService, type TestService } from '@edtech/testing';
import { request, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { v7 as newId } from 'uuid';
import { fixtureService } from '../test/fixture-service/app.js';

const user = (lastName: string): EventData<typeof identityUserCreatedV1> => ({
  userId: newId(),
  email: 'a@example.org',
  firstName: 'A',
  lastName,
  role: 'student',
  status: 'active',
  locale: 'en',
  timeZone: 'Europe/Berlin',
  createdAt: '2026-01-01T00:00:00.000Z',
});

describe('a service on the platform', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService(fixtureService, { clock: new FixedClock(new Date('2026-03-01T10:00:00Z')) });
  });

  afterAll(() => service.close());

  test('refuses who has not signed in, and writes nothing', async () => {
    const { errors } = await service.graphql('mutation { addShelf(input: { label: "a" }) { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', kind: 'unauthenticated' }, path: ['addShelf'] }]);
    expect(await service.published()).toEqual([]);
  });

  test('commits rows and events together, and publishes them', async () => {
    const tutor = service.user('tutor');
    const { data } = await service.graphql<{ addShelf: { id: string } }>('mutation { addShelf(input: { label: "b" }) { id } }', {}, tutor);
    const events = await service.published(analyticsReviewPublishedV1.type);
    expect(events).toMatchObject([{ subject: data?.addShelf.id, data: { reviewerUserId: tutor.userId } }]);
  });

  test('names each field of a bad input, with the rule that it breaks', async () => {
    const { errors } = await service.graphql('mutation { addShelf(input: { label: "much too long" }) { id } }', {}, service.user('tutor'));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'input.label', rule: 'isLength' }] });
  });

  test('handles an event once, however often it comes', async () => {
    const data = user('Berger');
    const id = newId();
    await service.deliver(identityUserCreatedV1, { id, sequence: 1, data });
    await service.deliver(identityUserCreatedV1, { id, sequence: 1, data });
    const rows = await service.database.admin`select label from analytics.shelves where id = ${data.userId}`;
    expect(rows).toEqual([{ label: 'Berger' }]);
  });

  test('parks an event that it cannot handle, and says why', async () => {
    await expect(service.deliver(identityUserCreatedV1, { sequence: 1, data: user('Poison') })).rejects.toThrow('cannot digest this');
  });

  test('tells a test that nobody subscribes to an event', async () => {
    const data = { reviewId: newId(), lessonId: newId(), reviewerUserId: newId(), targetUserId: newId(), targetType: 'tutor', rating: 5, moderation: 'visible' } as const;
    await expect(service.deliver(analyticsReviewPublishedV1, { sequence: 1, data })).rejects.toThrow('analytics does not subscribe to edtech.analytics.review');
    const forgotten = defineEvent({ ...identityUserCreatedV1, type: 'identity.user.forgotten.v1' });
    await expect(service.deliver(forgotten, { sequence: 1, data: user('Berger') })).rejects.toThrow('analytics does not handle identity.user.forgotten.v1');
  });

  test('takes the time from the injected clock', async () => {
    expect(await service.graphql('{ time }')).toEqual({ data: { time: '2026-03-01T10:00:00.000Z' } });
  });

  test("ties a request's trace and id to the events that it sets in motion, also when its body comes late", async () => {
    const [traceId, requestId] = ['0af7651916cd43dd8448eb211c80319c', '0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b'];
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${service.user('tutor').token}`,
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      'x-request-id': requestId,
    };
    const response = await postLate(`${service.url}/graphql`, headers, JSON.stringify({ query: 'mutation { addShelf(input: { label: "traced" }) { id } }' }));
    expect(response.headers['x-trace-id']).toBe(traceId);
    const { data } = JSON.parse(response.body) as { data: { addShelf: { id: string } } };
    const event = (await service.published()).find(({ subject }) => subject === data.addShelf.id);
    expect(event).toMatchObject({ correlationId: requestId, traceparent: expect.stringContaining(traceId) });
  });

  describe('over REST', () => {
    test('shows a declared error with the status of its kind', async () => {
      const response = await fetch(`${service.url}/shelves/s1`);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ code: 'SHELF_NOT_FOUND', kind: 'not-found', message: 'There is no such shelf', details: { id: 's1' } });
    });

    test('masks what it did not expect', async () => {
      const response = await fetch(`${service.url}/shelves/broken`);
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({ code: 'INTERNAL', kind: 'internal', message: 'Something went wrong on our side', errorId: expect.any(String) });
    });

    test('refuses what is larger than a megabyte, and says so', async () => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${service.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: ' '.repeat(1_100_000) }) });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ kind: 'invalid' });
    });
  });

  test.each(['TRACE', 'CONNECT', 'PROPFIND', 'TRACK'])('is asked by no method but those that are usual: %s', async (method) => {
    for (const path of ['/graphql', '/shelves/s1', '/health/live', '/nowhere']) {
      const { status, head, body } = await sendRaw(service.url, `${method} ${path} HTTP/1.1\r\nhost: x\r\nx-secret: secret\r\nconnection: close\r\n\r\n`);
      // 400: Node's parser knows no such method; 0: CONNECT is hung up on.
      expect([path, [0, 400, 405]]).toEqual([path, expect.arrayContaining([status])]);
      expect(`${head}${body}`).not.toContain('secret');
    }
  });

  test('says in which characters its answers are written', async () => {
    for (const path of ['/graphql', '/shelves/s1', '/health/live', '/metrics', '/nowhere']) {
      expect([path, (await fetch(`${service.url}${path}`)).headers.get('content-type')]).toEqual([path, expect.stringContaining('; charset=utf-8')]);
    }
  });

  test('tells operators how it is and how far behind its events are', async () => {
    const ready = await fetch(`${service.url}/health/ready`);
    expect(await ready.json()).toMatchObject({
      status: 'ok',
      details: { database: { status: 'up' }, 'events relay': { status: 'up', unsent: 0 }, 'events consumer': { status: 'up', parked: 1 } },
    });
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('inbox_parked{service="analytics"} 1');
    expect(metrics).toMatch(/http_request_duration_seconds_count\{service="analytics",method="POST",route="\/graphql",status="200"\} \d+/);
  });
});

/** Sends the body only once the server has seen the headers. */
function postLate(url: string, headers: Record<string, string>, body: string): Promise<{ headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { ...headers, expect: '100-continue' } });
    sent.on('continue', () => sent.end(body));
    sent.on('error', reject);
    sent.on('response', (response) => {
      text(response).then((received) => resolve({ headers: response.headers, body: received }), reject);
    });
    sent.flushHeaders();
  });
}
