import { learningLessonCompletedV1 } from '@edtech/contracts';
import { FixedClock, startTestService, type TestService, type TestUser } from '@edtech/testing';
import { v7 } from 'uuid';
import { analyticsService } from '../app.js';
import { completedLesson } from '../../test/facts.js';
import { FindReviews } from './find-reviews.query.js';

const clock = new FixedClock(new Date('2026-03-02T10:30:00Z'));
let service: TestService;
beforeAll(async () => {
  service = await startTestService(analyticsService, { clock });
});
afterAll(() => service?.close());

interface Page {
  edges: { cursor: string; node: { id: string; rating: number; comment: string | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const RECEIVED = /* GraphQL */ `
  query Received($users: [_Any!]!, $first: Int, $after: String) {
    _entities(representations: $users) {
      ... on User {
        reviewsReceived(first: $first, after: $after) {
          edges {
            cursor
            node {
              id
              rating
              comment
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

function received(userIds: readonly string[], page: object = {}, viewer: TestUser | null = service.user('student')) {
  const users = userIds.map((id) => ({ __typename: 'User', id }));
  return service.graphql<{ _entities: { reviewsReceived: Page | null }[] }>(RECEIVED, { users, ...page }, viewer);
}

async function reviewTutor(tutorUserId: string, comment: string): Promise<string> {
  const lesson = completedLesson({ tutorUserId });
  await service.deliver(learningLessonCompletedV1, { sequence: 4, data: lesson });
  const { data } = await service.graphql<{ reviewLesson: { id: string } }>(
    'mutation($input: ReviewLessonInput!) { reviewLesson(input: $input) { id } }',
    { input: { lessonId: lesson.lessonId, rating: 4, comment, idempotencyKey: v7() } },
    service.user('student', lesson.studentUserId),
  );
  return data!.reviewLesson.id;
}

const commentsOf = (page: Page | null | undefined) => page?.edges.map(({ node }) => node.comment);

describe('reviews about a user', () => {
  it('come newest first, page by page, each once', async () => {
    const tutor = v7();
    // Two at the same instant: the ids decide between them.
    for (const comment of ['1', '2', '3', '4', '5']) {
      await reviewTutor(tutor, comment);
      if (comment !== '2') clock.advance(1_000);
    }
    const seen: (string | null)[] = [];
    let after: string | null = null;
    do {
      const { data }: Awaited<ReturnType<typeof received>> = await received([tutor], { first: 2, after });
      const page = data!._entities[0]!.reviewsReceived!;
      seen.push(...page.edges.map(({ node }) => node.comment));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
  });

  it('do not shift when a new one comes between two pages', async () => {
    const tutor = v7();
    for (const comment of ['1', '2', '3']) {
      await reviewTutor(tutor, comment);
      clock.advance(1_000);
    }
    const first = (await received([tutor], { first: 2 })).data!._entities[0]!.reviewsReceived!;
    await reviewTutor(tutor, 'late');
    const second = (await received([tutor], { first: 2, after: first.pageInfo.endCursor })).data!._entities[0]!.reviewsReceived;
    expect([commentsOf(first), commentsOf(second)]).toEqual([['3', '2'], ['1']]);
  });

  it('are those about each of many users, none for a user without, in one statement', async () => {
    const [one, other] = [v7(), v7()];
    const receivedBy = jest.spyOn(service.app.get(FindReviews, { strict: false }), 'receivedBy');
    await reviewTutor(one, 'about one');
    await reviewTutor(other, 'about other');
    const { data } = await received([other, v7(), 'nobody', one]);
    expect(data!._entities.map(({ reviewsReceived }) => commentsOf(reviewsReceived))).toEqual([['about other'], [], [], ['about one']]);
    expect(receivedBy).toHaveBeenCalledTimes(1);
    receivedBy.mockRestore();
  });

  it('never show a hidden one, neither in the list nor by its id', async () => {
    const tutor = v7();
    const id = await reviewTutor(tutor, 'Rude words');
    await service.database.admin`update analytics.reviews set moderation = 'hidden' where id = ${id}`;
    expect(commentsOf((await received([tutor])).data!._entities[0]!.reviewsReceived)).toEqual([]);
    expect(await byId([id])).toEqual([null]);
  });

  it('are for whoever is signed in', async () => {
    expect((await received([v7()], {}, null)).data!._entities[0]!.reviewsReceived).toBeNull();
  });

  it.each<[string, object, string]>([
    ['a page of none', { first: 0 }, 'BAD_USER_INPUT'],
    ['a page of 101', { first: 101 }, 'BAD_USER_INPUT'],
    ['a cursor that is none', { after: 'next' }, 'INVALID_CURSOR'],
    ['the cursor of another list', { after: Buffer.from('["0.5","x"]').toString('base64url') }, 'INVALID_CURSOR'],
    ['a cursor of no day', { after: Buffer.from(JSON.stringify(['2026-13-45T00:00:00.000Z', v7()])).toString('base64url') }, 'INVALID_CURSOR'],
  ])('are refused for %s', async (_what, page, code) => {
    const { errors } = await received([v7()], page);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });
});

async function byId(ids: readonly string[], viewer: TestUser | null = service.user('student')): Promise<unknown[]> {
  const { data } = await service.graphql<{ _entities: unknown[] }>(
    'query($reviews: [_Any!]!) { _entities(representations: $reviews) { ... on Review { id rating reviewer { id } lesson { id } createdAt } } }',
    { reviews: ids.map((id) => ({ __typename: 'Review', id })) },
    viewer,
  );
  return data!._entities;
}

describe('a review as an entity', () => {
  it('is found by its id, null where there is none, all in one statement', async () => {
    const byIds = jest.spyOn(service.app.get(FindReviews, { strict: false }), 'byIds');
    const tutor = v7();
    const [one, other] = [await reviewTutor(tutor, 'one'), await reviewTutor(tutor, 'other')];
    expect(await byId([other, v7(), 'none', one])).toMatchObject([{ id: other, rating: 4 }, null, null, { id: one }]);
    expect(byIds).toHaveBeenCalledTimes(1);
    byIds.mockRestore();
  });

  it('is hidden from nobody in particular', async () => {
    const id = await reviewTutor(v7(), 'one');
    expect(await byId([id], null)).toEqual([null]);
  });
});
