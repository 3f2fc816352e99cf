import type { TokenVerifier } from '@edtech/auth';
import type { GraphqlContext } from './graphql-context.js';

/** The one place where a GraphQL request's token is verified. */
export async function createContext(verifier: TokenVerifier, req: GraphqlContext['req']): Promise<GraphqlContext> {
  const asking = await verifier.readHeader(req.headers.authorization);
  return { ...asking, loaders: new Map(), req };
}
