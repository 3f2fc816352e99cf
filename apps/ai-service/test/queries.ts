import type { GraphqlResult, TestService, TestUser } from '@edtech/testing';

export interface PathView {
  subject: string;
  progress: number;
  steps: { title: string; status: string; prerequisiteTitles: string[] }[];
}

export interface RecommendationView {
  id: string;
  targetType: string;
  score: number;
  reason: string;
  target: { __typename: string; id: string; title?: string } | null;
}

const PATHS = '... on User { learningPaths { subject progress steps { title status prerequisiteTitles } } }';
const RECOMMENDATIONS = `... on User { recommendations(first: $first) {
  id targetType score reason target { __typename ... on Tutor { id } ... on Course { id } ... on Content { id title } }
} }`;

async function ofUsers<T>(service: TestService, selection: string, userIds: readonly string[], viewer: TestUser | null, variables: object = {}): Promise<T[]> {
  const users = userIds.map((id) => ({ __typename: 'User', id }));
  const parameters = selection.includes('$first') ? '($users: [_Any!]!, $first: Int)' : '($users: [_Any!]!)';
  const answer: GraphqlResult<{ _entities: T[] }> = await service.graphql(
    `query OfUsers${parameters} { _entities(representations: $users) { ${selection} } }`,
    { users, ...variables },
    viewer,
  );
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data._entities;
}

/** The learning paths of users as `viewer` sees them, in the order of the users. An admin when nobody is given. */
export async function pathsOf(service: TestService, userIds: readonly string[], viewer: TestUser | null = service.user('admin')) {
  const users = await ofUsers<{ learningPaths: PathView[] | null }>(service, PATHS, userIds, viewer);
  return users.map(({ learningPaths }) => learningPaths);
}

/** What users are recommended, in the order of the users. An admin when nobody is given. */
export async function recommendationsOf(
  service: TestService,
  userIds: readonly string[],
  viewer: TestUser | null = service.user('admin'),
  first = 50,
): Promise<(RecommendationView[] | null)[]> {
  const users = await ofUsers<{ recommendations: RecommendationView[] | null }>(service, RECOMMENDATIONS, userIds, viewer, { first });
  return users.map(({ recommendations }) => recommendations);
}
