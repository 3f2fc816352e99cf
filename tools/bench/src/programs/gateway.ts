import { askAsText } from './ask.js';
import { ourProgram } from './ours.js';
import { freePort, startProgram, type Program } from './program.js';

/** Asks who is asking: right only when the token has been verified. */
const QUESTION = JSON.stringify({ query: '{ me { id } }' });

/** Starts the gateway on the supergraph of the platform, without any service but the one that publishes keys. */
export async function startGatewayAlone(token: string, keysUrl: string): Promise<Program> {
  const port = await freePort();
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
  const right = JSON.stringify({ data: { me: { id: sub } } });
  return startProgram({
    name: 'our gateway',
    parameters: ourProgram('gateway'),
    environment: { NODE_ENV: 'production', LOG_LEVEL: 'warn', HTTP_HOST: '127.0.0.1', GATEWAY_PORT: String(port), IDENTITY_JWKS_URL: keysUrl, IDENTITY_SERVICE_URL: new URL(keysUrl).origin },
    isThere: async () => (await askAsText(`http://127.0.0.1:${port}/graphql`, QUESTION, token)).trim() === right,
  });
}
