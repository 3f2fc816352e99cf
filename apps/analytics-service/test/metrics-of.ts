import type { TestService, TestUser } from '@edtech/testing';

export interface MetricsView {
  lessonCount: number;
  totalSpent: { amountMinor: number; currency: string }[];
  averageRating: number | null;
  bayesianRating: number | null;
}

const METRICS = /* GraphQL */ `
  query Metrics($users: [_Any!]!) {
    _entities(representations: $users) {
      ... on User {
        id
        metrics {
          lessonCount
          totalSpent {
            amountMinor
            currency
          }
          averageRating
          bayesianRating
        }
      }
    }
  }
`;

/** The metrics of users as `viewer` sees them, in the order of the users. An admin when nobody is given. */
export async function metricsOf(
  service: TestService,
  userIds: readonly string[],
  viewer: TestUser | null = service.user('admin'),
): Promise<(MetricsView | null)[]> {
  const users = userIds.map((id) => ({ __typename: 'User', id }));
  const { data, errors } = await service.graphql<{ _entities: { metrics: MetricsView | null }[] }>(METRICS, { users }, viewer);
  if (!data) throw new Error(JSON.stringify(errors));
  return data._entities.map(({ metrics }) => metrics);
}
