import type { IncomingHttpHeaders } from 'node:http';
import type { ViewerContext } from '@edtech/auth';
import type DataLoader from 'dataloader';

/** Made once per request; what `@Context()` injects. */
export interface GraphqlContext extends ViewerContext {
  /** The request's batches, by the symbol of what they load. See {@link loaderOf}. */
  readonly loaders: Map<symbol, DataLoader<unknown, unknown>>;
  /** `ip` is the client's, as far as proxies that are trusted say. */
  readonly req: { readonly headers: IncomingHttpHeaders; readonly id: string; readonly ip: string };
}
