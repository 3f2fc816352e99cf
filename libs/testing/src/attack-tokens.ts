import { createHmac, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { TestTokens } from './test-users.js';

/** A token that nobody may believe, and what is wrong with it. */
export type AttackToken = readonly [wrong: string, token: string];

const encode = (part: unknown): string => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1_000);

/**
 * Tokens as attackers make them, all of which claim to be an admin's: without a signature, signed with what is public,
 * with keys of their own, genuine ones that were changed, and ones that identity's own key has signed for something else.
 *
 * @param tokens whose key the platform believes
 */
export function attackTokens(tokens: TestTokens): readonly AttackToken[] {
  const admin = tokens.user('admin');
  const [head = '', body = '', signature = ''] = admin.token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  const stranger = new TestTokens();
  const signed = (more: Record<string, unknown>) => tokens.sign({ claims: { ...claims, ...more } });
  const foreign = (header: Record<string, unknown>) => stranger.sign({ header, claims });
  const unsigned = (alg: string) => `${encode({ alg, kid: tokens.keyId, typ: 'at+jwt' })}.${body}.`;
  const publicKey = createPublicKey({ key: tokens.publicJwk, format: 'jwk' });
  const hmac = (hash: string, secret: string | Buffer, kid: unknown = tokens.keyId) => {
    const text = `${encode({ alg: `HS${hash}`, kid, typ: 'at+jwt' })}.${body}`;
    return `${text}.${createHmac(`sha${hash}`, secret).update(text).digest('base64url')}`;
  };
  const byOwnKey = (alg: string, key: KeyObject, more: object = {}) => {
    const text = `${encode({ alg, kid: tokens.keyId, typ: 'at+jwt' })}.${body}`;
    return `${text}.${sign('sha256', Buffer.from(text), { key, ...more }).toString('base64url')}`;
  };
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const changed = encode({ ...claims, sub: tokens.user('admin').userId });
  const flipped = Buffer.from(signature, 'base64url');
  flipped[0]! ^= 1;
  return [
    ...['none', 'None', 'NONE', 'nOnE', ''].map((alg) => [`alg "${alg}", unsigned`, unsigned(alg)] as const),
    ['alg none with a good signature', tokens.sign({ header: { alg: 'none' }, claims })],
    ['no alg', tokens.sign({ header: { alg: undefined }, claims })],
    ['HS256 with the public key in PEM', hmac('256', publicKey.export({ type: 'spki', format: 'pem' }))],
    ['HS256 with the public key in DER', hmac('256', publicKey.export({ type: 'spki', format: 'der' }))],
    ['HS256 with the raw public key', hmac('256', Buffer.from(String(tokens.publicJwk.x), 'base64url'))],
    ['HS256 with the published JWK', hmac('256', JSON.stringify(tokens.publicJwk))],
    ['HS256 with an empty secret', hmac('256', '')],
    ['HS384 with the raw public key', hmac('384', Buffer.from(String(tokens.publicJwk.x), 'base64url'))],
    ['HS512 with the raw public key', hmac('512', Buffer.from(String(tokens.publicJwk.x), 'base64url'))],
    ['a key id that is a path, and the secret that lies there', hmac('256', '', '../../../../dev/null')],
    ['a key id that is SQL', foreign({ kid: "x' union select 'secret" })],
    ['RS256 with a key of the attacker', byOwnKey('RS256', rsa)],
    ['ES256 with a key of the attacker', byOwnKey('ES256', ec, { dsaEncoding: 'ieee-p1363' })],
    ['EdDSA said, RSA signed', byOwnKey('EdDSA', rsa)],
    ["a stranger's signature under identity's key id", foreign({ kid: tokens.keyId })],
    ["a stranger's signature under an unknown key id", foreign({})],
    ["a stranger's signature without a key id", foreign({ kid: undefined })],
    ["a stranger's signature and a key id that is no text", foreign({ kid: [tokens.keyId] })],
    ['its own key (jwk)', foreign({ jwk: stranger.publicJwk })],
    ["its own key (jwk) under identity's key id", foreign({ kid: tokens.keyId, jwk: stranger.publicJwk })],
    ['its own key server (jku)', foreign({ jku: 'http://127.0.0.1:1/keys' })],
    ['its own certificates elsewhere (x5u)', foreign({ kid: tokens.keyId, x5u: 'http://127.0.0.1:1/certificates' })],
    ['its own certificates (x5c)', foreign({ kid: tokens.keyId, x5c: ['MIIB'] })],
    ['critical headers that nobody understands', tokens.sign({ header: { crit: ['exp'] }, claims })],
    ['a payload that is said not to be encoded', tokens.sign({ header: { crit: ['b64'], b64: false }, claims })],
    ['another issuer', signed({ iss: 'https://evil.example' })],
    ['no issuer', signed({ iss: undefined })],
    ['another audience', signed({ aud: 'another-platform' })],
    ['other audiences', signed({ aud: ['another-platform', 'edtech-platform.evil.example'] })],
    ['no audience', signed({ aud: undefined })],
    ['an end in the past', signed({ exp: now() - 60 })],
    ['no end', signed({ exp: undefined })],
    ['an end that is no number', signed({ exp: '9999999999' })],
    ['a beginning in the future', signed({ nbf: now() + 600 })],
    ['no time of issue', signed({ iat: undefined })],
    ['no user', signed({ sub: undefined })],
    ['a user that is no text', signed({ sub: 7 })],
    ['no session', signed({ sid: undefined })],
    ['a session that is no text', signed({ sid: { $ne: null } })],
    ['no role', signed({ role: undefined })],
    ['an unknown role', signed({ role: 'root' })],
    ['a role in other letters', signed({ role: 'Admin' })],
    ['several roles', signed({ role: ['student', 'admin'] })],
    ["a service account's role and a person's claims", signed({ role: 'service', scope: 'events:read events:operate' })],
    ["a service account's token without a scope claim", signed({ role: 'service', auth_time: undefined, amr: undefined })],
    ["a service account's token whose scopes are a list", signed({ role: 'service', scope: ['events:read'], auth_time: undefined, amr: undefined })],
    ["a person's token without a word of when they signed in", signed({ auth_time: undefined })],
    ["another kind of token of identity's own key (typ JWT)", tokens.sign({ header: { typ: 'JWT' }, claims })],
    ['an ID token (typ id+jwt)', tokens.sign({ header: { typ: 'id+jwt' }, claims })],
    ['no word of its kind', tokens.sign({ header: { typ: undefined }, claims })],
    ['claims that were changed after signing', `${head}.${changed}.${signature}`],
    ["another token's signature", `${head}.${body}.${tokens.user('admin').token.split('.')[2]}`],
    ['a changed signature', `${head}.${body}.${flipped.toString('base64url')}`],
    ['half a signature', `${head}.${body}.${signature.slice(0, 43)}`],
    ['no signature', `${head}.${body}.`],
    ['two parts', `${head}.${body}`],
    ['four parts', `${admin.token}.${signature}`],
    ['five parts, as encrypted ones have', `${head}.${body}.${signature}.${body}.${signature}`],
    ['a payload that is no JSON', tokenOf(tokens, head, 'admin')],
    ['a payload that is a list', tokenOf(tokens, head, '[]')],
    ['a head that is no JSON', `${encode('admin')}.${body}.${signature}`],
    ['nothing in it', '..'],
  ];
}

/** Any text as the payload, signed by the genuine key. */
function tokenOf(tokens: TestTokens, head: string, payload: string): string {
  const text = `${head}.${encode(payload)}`;
  return `${text}.${tokens.signText(text)}`;
}
