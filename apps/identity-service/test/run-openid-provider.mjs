// A real OpenID Connect provider on loopback, in a process of its own because it is ES modules only. Whoever signs in is who
// the form says, in base64url JSON: the claims. Arguments: client id, client secret, redirect URL. Prints where it listens, which is its issuer
// unless PROVIDER_AS says another; that may have the key as well that it signs with.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [client_id, client_secret, redirect_uri] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${server.address().port}`;
const { issuer = address, key } = JSON.parse(process.env.PROVIDER_AS ?? '{}');

const provider = new Provider(issuer, {
  ...(key && { jwks: { keys: [key] } }),
  clients: [{ client_id, client_secret, redirect_uris: [redirect_uri], grant_types: ['authorization_code'], response_types: ['code'] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name', 'name'] },
  pkce: { required: () => true },
  findAccount: (_context, accountId) => ({ accountId, claims: () => ({ ...JSON.parse(Buffer.from(accountId, 'base64url').toString()), sub: accountId }) }),
  // Nobody is asked for consent: that is not what is tested.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});
server.on('request', provider.callback());
process.stdout.write(`listening at ${address}\n`);
// The test that started it may be gone.
process.stdin.on('end', () => process.exit(0)).resume();
