import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { ViewerContext } from './viewer-context.js';

const ANONYMOUS: ViewerContext = { viewer: null };

/** Where the guard keeps what it found out about a REST request. */
export const VIEWER_CONTEXT = Symbol('viewer context');

export interface HttpRequest {
  readonly headers: { readonly authorization?: string };
  [VIEWER_CONTEXT]?: ViewerContext;
}

/** Who asks: from the GraphQL context, or from the REST request that the guard has looked at. */
export function viewerContextOf(context: ExecutionContext): ViewerContext {
  if (context.getType<'http' | 'rpc' | 'graphql'>() === 'graphql') {
    return GqlExecutionContext.create(context).getContext<ViewerContext>();
  }
  return context.switchToHttp().getRequest<HttpRequest>()[VIEWER_CONTEXT] ?? ANONYMOUS;
}
