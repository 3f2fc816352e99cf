import { Logger } from '@nestjs/common';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { ChangingProxy } from '../../test/changing-proxy.js';
import { CLIENT, OpenidProvider } from '../../test/openid-provider.js';
import { OidcProvider } from './oidc-provider.js';

Logger.overrideLogger(false);

type Claims = Readonly<Record<string, unknown>>;

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2_048 });
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const claimsOf = (token: string): Claims => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;

function signed(claims: Claims, key: KeyObject, kid = 'k1'): string {
  const content = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

describe('an ID token of the provider', () => {
  const [ofTheProvider, ofAStranger] = [keyPair(), keyPair()];
  const claims = { email: 'grace@example.org', email_verified: true };
  const exchange = { redirectUrl: CLIENT.redirectUrl, state: 's'.repeat(43), nonce: 'n'.repeat(43), codeVerifier: 'v'.repeat(43) };
  let proxy: ChangingProxy;
  let provider: OpenidProvider;
  let relying: OidcProvider;

  beforeAll(async () => {
    proxy = await ChangingProxy.start();
    provider = await OpenidProvider.start({ issuer: proxy.url, key: { ...ofTheProvider.privateKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' } });
    proxy.upstream = provider.address;
    relying = new OidcProvider({ issuer: proxy.url, clientId: CLIENT.id, clientSecret: CLIENT.secret, redirectUrls: [CLIENT.redirectUrl] });
  });

  afterAll(() => {
    provider?.stop();
    proxy?.stop();
  });

  /** Who has signed in, if the token had said this instead. */
  const personBy = async (changed: (token: string) => string) => {
    proxy.change = (answer) => ({ ...answer, id_token: changed(String(answer['id_token'])) });
    return relying.personOf(await provider.visit(await relying.authorizationUrl(exchange), claims), exchange);
  };
  const saying = (more: Claims, key = ofTheProvider.privateKey) => personBy((token) => signed({ ...claimsOf(token), ...more }, key));
  const refused = (person: Promise<unknown>) => expect(person).rejects.toMatchObject({ code: 'PROVIDER_SIGN_IN_FAILED' });

  it('is believed as the provider has signed it', async () => {
    await expect(personBy((token) => token)).resolves.toMatchObject({ issuer: proxy.url, email: 'grace@example.org', emailVerified: true });
    await expect(saying({})).resolves.toMatchObject({ issuer: proxy.url, email: 'grace@example.org' });
  });

  it('is refused with the nonce of another sign-in, or with none', async () => {
    await refused(saying({ nonce: 'm'.repeat(43) }));
    await refused(saying({ nonce: undefined }));
  });

  it('is refused from another issuer', async () => {
    await refused(saying({ iss: 'https://evil.example' }));
    await refused(saying({ iss: `${proxy.url}/` }));
  });

  it('is refused when it is for another client', async () => {
    await refused(saying({ aud: 'another client' }));
    await refused(saying({ aud: [CLIENT.id, 'another client'], azp: 'another client' }));
  });

  it('is refused when its signature is not the provider’s', async () => {
    await refused(saying({}, ofAStranger.privateKey));
    await refused(personBy((token) => signed(claimsOf(token), ofAStranger.privateKey, 'k2')));
    await refused(personBy((token) => `${encode({ alg: 'none' })}.${token.split('.')[1]}.`));
    await refused(personBy((token) => token.replace(/\.[^.]+\./, `.${encode({ ...claimsOf(token), email: 'admin@example.org' })}.`)));
  });

  it('is refused when its time is over', async () => {
    await refused(saying({ iat: 1_000, exp: 2_000 }));
  });
});
