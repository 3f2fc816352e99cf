import type { ConnectionOptions } from 'node:tls';
import { buildConnector } from 'undici';

/** How a connection by TLS is made, asked for each; the same object for as long as nothing about it changes. */
export type TlsOptions = () => ConnectionOptions;

/** undici's way to connect, by what is in force at the time. Sessions are resumed only where nothing has changed since. */
export function connectorOf(tls: TlsOptions): buildConnector.connector {
  let made: { readonly options: ConnectionOptions; readonly connect: buildConnector.connector } | undefined;
  return (target, callback) => {
    const options = tls();
    if (made?.options !== options) made = { options, connect: buildConnector(options as buildConnector.BuildOptions) };
    return made.connect(target, callback);
  };
}
