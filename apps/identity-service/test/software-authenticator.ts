import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const FLAGS = { userPresent: 0x01, userVerified: 0x04, attestedCredential: 0x40 };

interface Credential {
  id: Buffer;
  privateKey: KeyObject;
  userHandle: string;
  rpId: string;
  signCount: number;
}

/** What the tests read of the options for `navigator.credentials.create`. */
export interface CreationOptions {
  challenge: string;
  rp: { id: string };
  user: { id: string; name: string };
  pubKeyCredParams: { alg: number }[];
  excludeCredentials?: { id: string }[];
}

/** What the tests read of the options for `navigator.credentials.get`. */
export interface RequestOptions {
  challenge: string;
  rpId: string;
  allowCredentials?: { id: string }[];
  userVerification?: string;
}

/** Ways in which a page, a thief or a broken device differ from an honest one. */
export interface Deviations {
  origin?: string;
  rpId?: string;
  verifiesUser?: boolean;
  userHandle?: string;
  /** Added to the counter, instead of one. */
  countBy?: number;
  signWith?: KeyObject;
}

/** A browser and its authenticator in one: makes ES256 key pairs and signs with them, byte by byte as WebAuthn Level 2 says. */
export class SoftwareAuthenticator {
  private readonly credentials: Credential[] = [];

  constructor(private readonly origin = 'http://localhost:3000') {}

  /** `navigator.credentials.create`, as JSON. */
  create({ challenge, rp, user }: CreationOptions, { origin = this.origin, rpId = rp.id, verifiesUser = true }: Deviations = {}): Record<string, unknown> {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const credential = { id: randomBytes(32), privateKey, userHandle: user.id, rpId, signCount: 0 };
    this.credentials.push(credential);
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const coseKey = cbor(new Map<number, number | Buffer>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]));
    const idLength = Buffer.alloc(2);
    idLength.writeUInt16BE(credential.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), idLength, credential.id, coseKey]);
    const authData = Buffer.concat([authenticatorData(rpId, verifiesUser, 0, FLAGS.attestedCredential), attested]);
    const attestationObject = cbor(new Map<string, string | Map<string, never> | Buffer>([['fmt', 'none'], ['attStmt', new Map<string, never>()], ['authData', authData]]));
    const id = credential.id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** `navigator.credentials.get`, as JSON: the newest passkey that the options allow. */
  get(options: RequestOptions, deviations: Deviations = {}): Record<string, unknown> {
    const { challenge, allowCredentials } = options;
    const { origin = this.origin, rpId = options.rpId, verifiesUser = true, countBy = 1 } = deviations;
    const credential = this.credentials.findLast(
      (each) => each.rpId === options.rpId && (!allowCredentials || allowCredentials.some(({ id }) => id === each.id.toString('base64url'))),
    );
    if (!credential) throw new Error('there is no passkey for this');
    credential.signCount += countBy;
    const authData = authenticatorData(rpId, verifiesUser, credential.signCount);
    const json = clientData('webauthn.get', challenge, origin);
    const signed = Buffer.concat([authData, createHash('sha256').update(json).digest()]);
    const id = credential.id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: json.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, deviations.signWith ?? credential.privateKey).toString('base64url'),
        userHandle: deviations.userHandle ?? credential.userHandle,
      },
    };
  }
}

function authenticatorData(rpId: string, verifiesUser: boolean, signCount: number, more = 0): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(FLAGS.userPresent | (verifiesUser ? FLAGS.userVerified : 0) | more);
  rest.writeUInt32BE(signCount, 1);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), rest]);
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

type Cbor = number | string | Buffer | Map<number | string, Cbor>;

/** As much of CBOR (RFC 8949) as authenticators write. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, member]) => [cbor(key), cbor(member)])]);
}

function head(major: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  if (argument < 256) return Buffer.from([(major << 5) | 24, argument]);
  return Buffer.from([(major << 5) | 25, argument >> 8, argument & 0xff]);
}
