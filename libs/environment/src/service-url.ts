import { z } from 'zod';
import { SERVICES, type ServiceName } from './services.js';

/** `IDENTITY_SERVICE_URL`: where another service, or the gateway, reaches this one. */
export function serviceUrlVariable(service: ServiceName): string {
  return `${SERVICES[service].prefix}_SERVICE_URL`;
}

/** The schema of that variable: an http(s) url without a slash at its end; default `http://localhost:<port>`. */
export function serviceUrl(service: ServiceName, scheme: 'http' | 'https' = 'http'): z.ZodType<string> {
  return httpUrl().default(`${scheme}://localhost:${SERVICES[service].port}`);
}

/** An http(s) url; slashes at its end are cut off, so that paths can be appended. */
export function httpUrl(): z.ZodPipe<z.ZodURL, z.ZodTransform<string, string>> {
  return z
    .url({ protocol: /^https?$/, error: 'must be an http or https url' })
    .transform((url) => url.replace(/\/+$/, ''));
}
