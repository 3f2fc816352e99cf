import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { GraphqlContext } from '@edtech/graphql';
import { GqlExecutionContext } from '@nestjs/graphql';
import { addressKey } from './client-address.rules.js';

/** Who tries something, as far as one can tell of somebody who is not signed in. */
export interface Client {
  /** Where the request comes from, as the trusted proxies before this service say; see `addressKey`. */
  readonly address: string;
  /** The same object for everything that one request asks for. */
  readonly request: object;
}

/** Injects the {@link Client}. */
export const AskingClient: () => ParameterDecorator = createParamDecorator((_: unknown, context: ExecutionContext): Client => {
  const { req } = GqlExecutionContext.create(context).getContext<GraphqlContext>();
  return { address: addressKey(req.ip), request: req };
});
