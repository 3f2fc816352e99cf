import type { GatewayClient } from './gateway-client.js';

/** Someone who takes part, signed in. */
export interface Participant {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** The gateway, with this person's access token. */
  readonly client: GatewayClient;
}
