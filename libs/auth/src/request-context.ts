import type { ExecutionContext } from '@nestjs/common';
import type { ViewerContext } from './viewer-context.js';

const ANONYMOUS: ViewerContext = { viewer: null };

/** Resolvers get the parent, the arguments, the context and what is asked. Said here and not by Nest's GraphQL, which a program without GraphQL would have to load. */
const CONTEXT_OF_RESOLVERS = 2;

/** Where the guard keeps what it found out about a REST request. */
export const VIEWER_CONTEXT = Symbol('viewer context');

export interface HttpRequest {
  readonly headers: { readonly authorization?: string };
  [VIEWER_CONTEXT]?: ViewerContext;
}

/** Who asks: from the GraphQL context, or from the REST request that the guard has looked at. */
export function viewerContextOf(context: ExecutionContext): ViewerContext {
  if (context.getType<'http' | 'rpc' | 'graphql'>() === 'graphql') {
    return context.getArgByIndex<ViewerContext>(CONTEXT_OF_RESOLVERS);
  }
  return context.switchToHttp().getRequest<HttpRequest>()[VIEWER_CONTEXT] ?? ANONYMOUS;
}
