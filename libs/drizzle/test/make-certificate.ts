import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const encoded = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length < 0x80 ? [body.length] : body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => encoded(0x30, ...parts);
const oid = (hex: string): Buffer => encoded(0x06, Buffer.from(hex, 'hex'));
const time = (date: Date): Buffer => encoded(0x17, Buffer.from(`${date.toISOString().replace(/[-T:]|\.\d+/g, '').slice(2)}`));

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = '550403';
const SUBJECT_ALT_NAME = '551d11';
const DAY_MS = 86_400_000;

/** A certificate for one host's name that vouches for itself, for a day: Node can read certificates and not write them. */
export function makeCertificate(hostname: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(encoded(0x31, sequence(oid(COMMON_NAME), encoded(0x0c, Buffer.from(hostname)))));
  const hosts = sequence(oid(SUBJECT_ALT_NAME), encoded(0x04, sequence(encoded(0x82, Buffer.from(hostname)))));
  const content = sequence(
    encoded(0xa0, encoded(0x02, Buffer.from([2]))),
    encoded(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(Date.now() - DAY_MS)), time(new Date(Date.now() + DAY_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    encoded(0xa3, sequence(hosts)),
  );
  const signature = encoded(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const pem = sequence(content, ECDSA_WITH_SHA256, signature).toString('base64').replace(/.{1,64}/g, '$&\n');
  return { certificate: `-----BEGIN CERTIFICATE-----\n${pem}-----END CERTIFICATE-----\n`, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
