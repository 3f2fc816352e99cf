import type { GraphqlResult, TestService } from '@edtech/testing';

/** Asks as somebody elsewhere, whom the gateway on this machine speaks for. */
export async function askFrom<T>(service: TestService, address: string, query: string, variables: object = {}): Promise<GraphqlResult<T>> {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlResult<T>;
}

/** One wrong password, or `password`. */
export function trySignInFrom(service: TestService, address: string, email: string, password = 'wrong horse battery'): Promise<GraphqlResult<{ signIn: { sessionId?: string } }>> {
  return askFrom(service, address, 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { sessionId } } }', { input: { email, password } });
}
