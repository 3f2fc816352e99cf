import { analyticsReviewPublishedV1, identityUserCreatedV1, learningTutorCreatedV1, type EventData } from '@edtech/contracts';
import { FixedClock, startTestService, type TestService } from '@edtech/testing';
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
    const data = {} as EventData<typeof learningTutorCreatedV1>;
    await expect(service.deliver(learningTutorCreatedV1, { sequence: 1, data })).rejects.toThrow();
  });

  test('takes the time from the injected clock', async () => {
    expect(await service.graphql('{ time }')).toEqual({ data: { time: '2026-03-01T10:00:00.000Z' } });
  });
});
