import type { ViewerContext } from '@edtech/auth';

/** What one client request carries to every service that helps to answer it. */
export interface GatewayContext extends ViewerContext {
  /** As the client sent it: each service verifies the token itself. */
  readonly authorization: string | undefined;
  readonly requestId: string;
  /** Where the request comes from, as far as proxies that we trust say. */
  readonly address: string;
  /** The services that have not answered this request: it does not wait for any of them twice. */
  readonly silent: Set<string>;
  /** What every service is sent with it, names and values in turn: written when the first of them is asked. */
  headers?: string[];
}
