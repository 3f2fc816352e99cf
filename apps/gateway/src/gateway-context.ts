import type { ViewerContext } from '@edtech/auth';

/** What one client request carries to every service that helps to answer it. */
export interface GatewayContext extends ViewerContext {
  /** As the client sent it: each service verifies the token itself. */
  readonly authorization: string | undefined;
  readonly requestId: string;
}
