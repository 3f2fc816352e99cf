import { aiContentPublishedV1 } from '@edtech/contracts';
import { startTestService, type TestService, type TestUser } from '@edtech/testing';
import { v7 } from 'uuid';
import { aiService } from '../app.js';
import { FindContent } from './find-content.query.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(aiService);
});
afterAll(() => service?.close());

interface ContentView {
  id: string;
  title: string;
  contentType: string;
  subject: string;
  creator: { id: string };
}

const PUBLISH = 'mutation($input: PublishContentInput!) { publishContent(input: $input) { id title description contentType subject creator { id } createdAt } }';

function publish(input: object, viewer: TestUser | null = service.user('tutor')) {
  const complete = { title: 'Limits', description: 'What a function tends to.', contentType: 'ARTICLE', subject: 'mathematics', ...input };
  return service.graphql<{ publishContent: ContentView }>(PUBLISH, { input: complete }, viewer);
}

async function search(variables: object, viewer: TestUser | null = service.user('student')) {
  const { data, errors } = await service.graphql<{
    searchContent: { edges: { cursor: string; node: ContentView }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  }>(
    `query($query: String, $subject: String, $first: Int, $after: String) {
      searchContent(query: $query, subject: $subject, first: $first, after: $after) { edges { cursor node { id title } } pageInfo { hasNextPage endCursor } }
    }`,
    variables,
    viewer,
  );
  return { page: data?.searchContent, titles: data?.searchContent.edges.map(({ node }) => node.title), codes: errors?.map(({ extensions }) => extensions.code) };
}

describe('publishing content', () => {
  it('is for tutors and admins, and is told to the platform', async () => {
    const tutor = service.user('tutor');
    const { data, errors } = await publish({ title: ' Ohm ', subject: 'electrical-engineering', contentType: 'QUIZ' }, tutor);
    expect(errors).toBeUndefined();
    const { id, ...piece } = data!.publishContent;
    expect(piece).toMatchObject({ title: 'Ohm', contentType: 'QUIZ', subject: 'electrical-engineering', creator: { id: tutor.userId } });
    expect((await service.published(aiContentPublishedV1.type)).filter(({ subject }) => subject === id)).toMatchObject([
      { sequence: 1, data: { contentId: id, creatorUserId: tutor.userId, title: 'Ohm', contentType: 'quiz', subject: 'electrical-engineering' } },
    ]);
    expect((await publish({}, service.user('admin'))).errors).toBeUndefined();
  });

  it('is not for students, nor for nobody in particular', async () => {
    expect((await publish({}, service.user('student'))).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await publish({}, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it.each<[string, object, string, string]>([
    ['a title of blanks', { title: '  ' }, 'input.title', 'isNotBlank'],
    ['a title beyond measure', { title: 'x'.repeat(201) }, 'input.title', 'maxLength'],
    ['a title with NUL', { title: 'a\0b' }, 'input.title', 'isStorable'],
    ['a description beyond measure', { description: 'x'.repeat(10_001) }, 'input.description', 'maxLength'],
    ['half a character', { description: 'half \ud83d' }, 'input.description', 'isStorable'],
    ['a subject that is no slug', { subject: 'Higher Mathematics' }, 'input.subject', 'isSubjectSlug'],
  ])('is refused with %s, naming field and rule', async (_what, input, field, rule) => {
    const { errors } = await publish(input);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field, rule }] });
  });

  it('is refused with a type that does not exist', async () => {
    expect((await publish({ contentType: 'PODCAST' })).errors).toHaveLength(1);
  });
});

describe('searching content', () => {
  const subject = 'botany';
  beforeAll(async () => {
    for (const [title, description] of [
      ['Photosynthesis', 'How plants make sugar of light. Equations included.'],
      ['Roots', 'Where plants drink.'],
      ['Plants of the desert', 'Little water, much sun.'],
      ['Die Wurzel', 'Was Pflanzen trinken.'],
    ]) {
      await publish({ title, description, subject });
    }
    await publish({ title: 'Plants in art', description: 'Still lifes.', subject: 'history-of-art' });
  });

  it('finds words in any form, and those in a title first', async () => {
    expect((await search({ query: 'plant', subject })).titles).toEqual(['Plants of the desert', 'Roots', 'Photosynthesis']);
    expect((await search({ query: 'equation' })).titles).toEqual(['Photosynthesis']);
  });

  it('finds words of other languages as they stand', async () => {
    expect((await search({ query: 'pflanzen' })).titles).toEqual(['Die Wurzel']);
  });

  it('takes quotes for a phrase and a dash for what must not occur', async () => {
    expect((await search({ query: '"plants drink"' })).titles).toEqual(['Roots']);
    expect((await search({ query: 'plants -sugar', subject })).titles).toEqual(['Plants of the desert', 'Roots']);
  });

  it('narrows down to a subject, and gives the newest first when no words are given', async () => {
    expect((await search({ subject })).titles).toEqual(['Die Wurzel', 'Plants of the desert', 'Roots', 'Photosynthesis']);
    expect((await search({ query: '   ', subject })).titles).toHaveLength(4);
    expect((await search({ query: 'plants', subject: 'history-of-art' })).titles).toEqual(['Plants in art']);
  });

  it.each([[{ subject }], [{ query: 'plants' }]])('goes page by page through %j, each once', async (wanted) => {
    const whole = (await search({ ...wanted, first: 100 })).titles;
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { page, titles } = await search({ ...wanted, first: 1, after });
      seen.push(...titles!);
      after = page!.pageInfo.hasNextPage ? page!.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(["'; drop table ai.content; --", '((((', '& | ! <->', '"', ':*', '\\', '%', '🦖'])('takes %j for words and nothing else', async (query) => {
    expect((await search({ query })).codes).toBeUndefined();
  });

  it.each<[string, object, string]>([
    ['words with NUL', { query: 'a\0b' }, 'BAD_USER_INPUT'],
    ['words beyond measure', { query: 'x'.repeat(201) }, 'BAD_USER_INPUT'],
    ['a subject that is no slug', { subject: 'Botany!' }, 'BAD_USER_INPUT'],
    ['a page of none', { first: 0 }, 'BAD_USER_INPUT'],
    ['a cursor that is none', { after: 'next' }, 'INVALID_CURSOR'],
    ['the cursor of another list', { after: Buffer.from(JSON.stringify(['2026-03-02T10:00:00.000Z', v7()])).toString('base64url') }, 'INVALID_CURSOR'],
  ])('is refused with %s', async (_what, variables, code) => {
    expect((await search(variables)).codes).toEqual([code]);
  });

  it('is for whoever is signed in', async () => {
    expect((await search({}, null)).codes).toEqual(['UNAUTHENTICATED']);
  });
});

it('gives many pieces by their ids in one statement, null where there is none or nobody asks', async () => {
  const byIds = jest.spyOn(service.app.get(FindContent, { strict: false }), 'byIds');
  const { id } = (await publish({})).data!.publishContent;
  const ask = (viewer: TestUser | null) =>
    service.graphql<{ _entities: unknown[] }>(
      'query($all: [_Any!]!) { _entities(representations: $all) { ... on Content { id title } } }',
      { all: [v7(), id, 'none'].map((key) => ({ __typename: 'Content', id: key })) },
      viewer,
    );
  expect((await ask(service.user('student'))).data!._entities).toEqual([null, { id, title: 'Limits' }, null]);
  expect(byIds).toHaveBeenCalledTimes(1);
  byIds.mockRestore();
  expect((await ask(null)).data!._entities).toEqual([null, null, null]);
});
