import { eventually } from '@edtech/testing';
import { OwnerStandIn } from '../test/owner-stand-in.js';
import { CallMetrics, OwnerRefused, ServiceClient, type ServiceClientOptions } from './index.js';

const request = { method: 'people', query: 'query people($ids: [ID!]!) { people(ids: $ids) { id name } }', variables: { ids: ['a'] } };
const caller = { authorization: 'Bearer ada', requestId: 'r-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
const found = { people: [{ id: 'a', name: 'name of a' }] };

describe('a service that asks another', () => {
  let owner: OwnerStandIn;
  const clients: ServiceClient[] = [];
  const client = (options: Partial<ServiceClientOptions> = {}): ServiceClient => {
    const made = new ServiceClient({ source: 'payment', target: 'learning', url: owner.url, ...options });
    clients.push(made);
    return made;
  };

  beforeEach(async () => {
    owner = await OwnerStandIn.start();
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((made) => made.close()));
    await owner.close();
  });

  it('asks as the user it works for, within the same request and trace', async () => {
    await expect(client().query(request, caller)).resolves.toEqual(found);
    expect(owner.asked[0]?.headers).toMatchObject({ authorization: 'Bearer ada', 'x-request-id': 'r-1', traceparent: caller.traceparent });
    expect(owner.asked[0]?.body).toMatchObject({ operationName: 'people', variables: { ids: ['a'] } });
  });

  it.each([
    ['answers with a 5xx', OwnerStandIn.down],
    ['hangs up', OwnerStandIn.hangUp],
    ['says nothing in time', OwnerStandIn.silent],
    ['answers with something else', ((response) => void response.end('<html>')) as typeof OwnerStandIn.down],
    ['fails inside', OwnerStandIn.json({ data: null, errors: [{ message: 'x', extensions: { code: 'INTERNAL', kind: 'internal' } }] })],
    ['waits for its own database', OwnerStandIn.json({ errors: [{ message: 'x', extensions: { code: 'AWAY', kind: 'unavailable' } }] })],
  ])('asks again when the owner %s', async (_how, trouble) => {
    owner.answers(trouble, OwnerStandIn.names);
    await expect(client({ attemptTimeoutMs: 100 }).query(request, caller)).resolves.toEqual(found);
    expect(owner.asked).toHaveLength(2);
  });

  it('gives up with an error that names the service, after the retries it was given', async () => {
    owner.answers(OwnerStandIn.down);
    await expect(client({ retries: 1 }).query(request, caller)).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      kind: 'unavailable',
      details: { service: 'learning' },
    });
    expect(owner.asked).toHaveLength(2);
  });

  it('names the service when nothing listens there', async () => {
    const gone = client({ url: 'http://127.0.0.1:1/graphql', retries: 0 });
    await expect(gone.query(request, caller)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', details: { service: 'learning' } });
  });

  it('never takes longer than its deadline, however many attempts are left', async () => {
    owner.answers(OwnerStandIn.silent);
    const started = performance.now();
    await expect(client({ timeoutMs: 150, attemptTimeoutMs: 1_000, retries: 9 }).query(request, caller)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(performance.now() - started).toBeLessThan(900);
  });

  it('does not ask again what was refused, nor count it against the owner', async () => {
    owner.answers(OwnerStandIn.json({ data: null, errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED', kind: 'unauthenticated' } }] }));
    const asking = client({ breakAfter: 1 });
    await expect(asking.query(request, caller)).rejects.toThrow(OwnerRefused);
    await expect(asking.query(request, caller)).rejects.toMatchObject({ code: 'UNAUTHENTICATED', service: 'learning' });
    expect(owner.asked).toHaveLength(2);
    expect(asking.circuit).toBe('closed');
  });

  it('leaves a failing owner alone, tries it once when the pause is over, and trusts it again when it answers', async () => {
    owner.answers(OwnerStandIn.down);
    const asking = client({ retries: 0, breakAfter: 3, halfOpenAfterMs: 300 });
    for (let call = 0; call < 3; call += 1) await expect(asking.query(request, caller)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(asking.circuit).toBe('open');

    await expect(asking.query(request, caller)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', details: { service: 'learning' } });
    expect(owner.asked).toHaveLength(3);

    // The trial call fails: open again, at the price of one call.
    await eventually(async () => {
      await asking.query(request, caller).catch(() => undefined);
      return owner.asked.length === 4;
    });
    expect(asking.circuit).toBe('open');

    owner.answers(OwnerStandIn.names);
    await expect(eventually(() => asking.query(request, caller))).resolves.toEqual(found);
    expect(asking.circuit).toBe('closed');
  });

  it('keeps its calls to a slow owner few, and turns the rest away at once', async () => {
    owner.answers(OwnerStandIn.silent);
    const asking = client({ concurrency: 2, queue: 1, timeoutMs: 300, retries: 0 });
    const started = performance.now();
    const calls = Array.from({ length: 10 }, () => asking.query(request, caller).then(() => 0, () => performance.now() - started));
    const waits = await Promise.all(calls);
    expect(owner.asked.length).toBeLessThanOrEqual(3);
    expect(waits.filter((ms) => ms < 150)).toHaveLength(7);
  });

  it('measures each call once, with source, target, method and success', async () => {
    const seen: unknown[] = [];
    const metrics = new CallMetrics();
    jest.spyOn(metrics, 'called').mockImplementation((labels) => void seen.push(labels));
    const broke = jest.spyOn(metrics, 'broke');
    const asking = client({ metrics, retries: 1, breakAfter: 2 });
    await asking.query(request, caller);
    owner.answers(OwnerStandIn.down);
    await asking.query(request, caller).catch(() => undefined);
    expect(seen).toEqual([
      { source: 'payment', target: 'learning', method: 'people', success: true },
      { source: 'payment', target: 'learning', method: 'people', success: false },
    ]);
    expect(broke).toHaveBeenCalledWith({ source: 'payment', target: 'learning' });
  });
});
