import { GATEWAY_PORT, isConfigured, parseEnvironment, type EnvironmentSource } from '@edtech/environment';
import { z } from 'zod';

/** What the command line takes from the environment. */
export interface EventsEnvironment {
  /** The gateway's GraphQL address of a stack on this machine. */
  readonly gateway: string;
  /** Who signs in; undefined for the admin of the stack on this machine. */
  readonly admin: { readonly email: string; readonly password: string; readonly totpSecret: string | undefined } | undefined;
  /** Where an admin's session is kept between commands; undefined: each one signs in, and out. */
  readonly sessionFile: string | undefined;
  /** A service account that works instead of a person. */
  readonly client: { readonly clientId: string; readonly clientSecret: string } | undefined;
}

/** @throws EnvironmentError naming every variable that is wrong */
export function parseEventsEnvironment(source: EnvironmentSource): EventsEnvironment {
  const parsed = parseEnvironment(
    {
      GATEWAY_PORT: z.coerce.number().int().min(1).max(65_535).default(GATEWAY_PORT),
      EDTECH_ADMIN_EMAIL: z.string().optional(),
      EDTECH_ADMIN_PASSWORD: z.string().optional(),
      EDTECH_ADMIN_TOTP_SECRET: z.string().regex(/^[A-Za-z2-7 ]{16,}$/, 'must be in base32').optional(),
      EDTECH_ADMIN_SESSION: z.string().optional(),
      EVENTS_CLIENT_ID: z.uuid().optional(),
      EVENTS_CLIENT_SECRET: z.string().optional(),
    },
    source,
  );
  const { GATEWAY_PORT: port, EDTECH_ADMIN_EMAIL: email, EDTECH_ADMIN_PASSWORD: password, EVENTS_CLIENT_ID: clientId, EVENTS_CLIENT_SECRET: clientSecret } = parsed;
  isConfigured({ EVENTS_CLIENT_ID: clientId, EVENTS_CLIENT_SECRET: clientSecret });
  return {
    gateway: `http://localhost:${port}/graphql`,
    admin: email && password ? { email, password, totpSecret: parsed.EDTECH_ADMIN_TOTP_SECRET } : undefined,
    sessionFile: parsed.EDTECH_ADMIN_SESSION,
    client: clientId && clientSecret ? { clientId, clientSecret } : undefined,
  };
}
