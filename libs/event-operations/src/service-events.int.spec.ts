import { startTestService, type TestService } from '@edtech/testing';
import { fixtureService } from '../../service-host/test/fixture-service/app.js';

describe("a service's events", () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService(fixtureService);
  });

  afterAll(() => service.close());

  test.each(['query', 'mutation'])('answer an admin who sends a %s', async (operation) => {
    const { data, errors } = await service.graphql(`${operation} { analyticsEvents { service } }`, {}, service.user('admin'));
    expect({ data, errors }).toEqual({ data: { analyticsEvents: { service: 'analytics' } }, errors: undefined });
  });

  test.each(['query', 'mutation'])('are nothing to anybody else who sends a %s', async (operation) => {
    for (const [asker, code] of [[null, 'UNAUTHENTICATED'], [service.user('student'), 'FORBIDDEN'], [service.user('tutor'), 'FORBIDDEN']] as const) {
      const { data, errors } = await service.graphql(`${operation} { analyticsEvents { service } }`, {}, asker);
      expect(data).toEqual({ analyticsEvents: null });
      expect(errors).toMatchObject([{ path: ['analyticsEvents'], extensions: { code } }]);
    }
  });
});
