import type { DatabaseTls } from '@edtech/environment';
import type { ConnectionOptions } from 'node:tls';

/** As the driver takes it. Whatever was asked for, a server that does not encrypt is never spoken to in the clear instead. */
export function tlsOf({ host, tls }: { readonly host: string; readonly tls?: DatabaseTls }): false | ConnectionOptions {
  if (!tls) return false;
  if (tls.mode === 'require') return { rejectUnauthorized: false };
  // The host is said again: of an address the driver says none, and the certificate would be asked for `localhost`.
  return { rejectUnauthorized: true, host, ...(tls.ca !== undefined && { ca: tls.ca }) };
}
